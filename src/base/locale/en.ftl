# What the program says to citizens, analysts and councils, in English. de.ftl has the same ids.
responses = { $n ->
    [one] { $count } response
   *[other] { $count } responses
}
