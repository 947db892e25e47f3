# office: merge, in English. merge.de.ftl has the same ids.
merge-unsettled = It is no longer settled which version of { $id } stands.
merge-forgotten = { $path } is no source any more.
language = Languages by their tags
    .de = German
    .en = English
