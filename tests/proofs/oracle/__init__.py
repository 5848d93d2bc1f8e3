"""Who is shown what, in plain ifs: a second opinion, which shares no code with the forum.

Each rule answers with the labels of all that a person may find behind a door: no label more, and none less. A door of
`tests.doors` names its rule.
"""
