"""Flag checks: what is asked, who answers, in which order, and what is said when nobody can.

check       FlagCheck, the question, and the key that tells it from every other        (pure)
arguments   what callers pass, as a FlagCheck                                           (pure)
answers     FlagAnswer, and how replies read                                            (pure)
checks      the sources of answers in their order: memory, the API, the default
api         the source that asks the API; `requests`, `coalesce` and `outages` say how
defaults    the source that always answers
credits     checks that hold credits; what they decide stands in `reservations`
receipts    an answer with where it came from
"""
