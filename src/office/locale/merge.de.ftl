# office: merge, in German. merge.en.ftl has the same ids.
merge-unsettled = Welche Fassung von { $id } gilt, ist nicht mehr entschieden.
merge-forgotten = { $path } ist keine Quelle mehr.
language = Sprachen nach ihren Kürzeln
    .de = Deutsch
    .en = Englisch
