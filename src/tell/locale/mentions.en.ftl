# tell: ideas, in English. mentions.de.ftl has the same ids.

# What people say in their own words: mentions and quotes.
mentions-heading = What people say in their own words
mentions-asked = { $n ->
    [one] One question could be answered in people’s own words.
   *[other] { $count } questions could be answered in people’s own words.
}
mentions-coded = { $n ->
    [one] The answers were assigned to one need automatically, by keywords.
   *[other] The answers were assigned to { $count } needs automatically, by keywords.
} Nobody read them for this; how often the rules are wrong has not been measured.
mentions-counted = People are counted: those who mention several needs count for each, also those who praise or reject it. These numbers are no part of the order of needs.
mentions-title = Needs in people’s own words
mentions-title-all = Needs in people’s own words ({ $count } questions together)
mentions-measure = Percent { $whom } who wrote something; more than one need was possible
mentions-base = { $n ->
    [one] Base: one person who wrote something, { $weighting }.
   *[other] Base: { $count } people who wrote something, { $weighting }.
}
mentions-nobody = Nobody wrote anything.
mentions-few = Fewer than { $least } people wrote something: too few for numbers to be shown.
mentions-any = at least one of these
mentions-none = caught by no rule
mentions-note = Whoever mentions several needs counts for each; the shares may add up to more than 100%. “Caught by no rule” means: something was written, but no rule found a need in it.
mentions-ranks-note = Ranks: those the need can have in the order of needs; a dash where that is not known.
mentions-unasked = { $n ->
    [one] This need is mentioned although the survey does not ask about it: { $needs }.
   *[other] These needs are mentioned although the survey does not ask about them: { $needs }.
}
mentions-unserved = { $n ->
    [one] This need is mentioned and has no measure on the agenda: { $needs }.
   *[other] These needs are mentioned and have no measure on the agenda: { $needs }.
}
mentions-see = Which needs these answers mention is told in the section “{ $heading }”.
mentions-quotes-heading = Word for word
mentions-quotes = { $n ->
    [one] This passage stands in an answer, word for word. The { town-kind } has cleared it for publication. It is an example: it does not say how many think so.
   *[other] These { $count } passages stand in answers, word for word. The { town-kind } has cleared them for publication. They are examples: they do not say how many think so.
}
mentions-quotes-other = Other

# What the lists tell of it
mentions-open-coded = { $n ->
    [one] One open question; its answers were searched for needs.
   *[other] { $count } open questions; their answers were searched for needs.
}
mentions-open-rules = { $n ->
    [one] A program did so with one of the { town-kind }’s rules, which names stems of words and phrases; nobody read the answers for this, and how often the rule is wrong has not been measured here.
   *[other] A program did so with { $count } of the { town-kind }’s rules, which name stems of words and phrases; nobody read the answers for this, and how often the rules are wrong has not been measured here.
}
mentions-open-answered = { $n ->
    [one] One person wrote something.
   *[other] { $count } people wrote something.
}
mentions-open-none = { $n ->
    [0] A rule found a need in the answers of all of them.
    [one] In the answers of one of them no rule found a need.
   *[other] In the answers of { $count } of them no rule found a need.
}
mentions-open-uncoded = { $n ->
    [one] The answers to one open question were not coded.
   *[other] The answers to { $count } open questions were not coded.
}
mentions-open-quotes = { $n ->
    [0] No answer stands in this report word for word.
    [one] One passage stands in this report word for word, cleared for it by the { town-kind }.
   *[other] { $count } passages stand in this report word for word, cleared for it by the { town-kind }.
}
