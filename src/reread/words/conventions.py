"""Where today's treebanks cut tokens otherwise than NLTK's Treebank tokenizer: data, no logic.

The conventions are those of the English Web Treebank and GUM (Universal Dependencies): compounds
are cut at their hyphens but prefixes are not; addresses, smileys and clock times stay whole.
"""

from __future__ import annotations

# Prefixes that keep their hyphen: bound morphemes, as in Bies et al. 2012, Web Treebank guidelines
_PREFIXES = """
    a ante anti arch bi bio co contra counter cross cyber de di dis e eco electro ex extra
    hyper i inter intra macro mega meta micro mid mini mis mono multi neo non over para poly post
    pre pro proto pseudo psycho quasi re semi sub super supra tele trans tri u ultra un under
    uni vice
"""
PREFIXES = frozenset(_PREFIXES.split())
_UNITS = "am pm k m bn mn tn mm cm km kg g ft lb lbs mph kph gb mb ghz mhz hz"
_UNIT = "|".join([r"[ap]\.m\.?", *_UNITS.split()])

# Tried in this order; each is a token whatever marks it holds
WHOLE = (
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
    r"(?<![\w.])[\w-]{2,40}\.(?:com|org|net|gov|edu|co\.uk|info)\b(?:/[^\s,;)]{1,200})?",
    r"(?<!\w)[@#][A-Za-z_]\w{1,60}",
    r"(?<![\w(])[:;=8][-'o]?[)(DPp|](?!\w)",
    r"\.{2,}|-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|#{2,}|[!?]{2,}|<{2,}|>{2,}",
    r"(?<![\w-])\d{3}-\d{3}-\d{4}(?![\w-])|(?<![\w-])\d{3}-\d{4}(?![\w-])",  # telephone
    r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])",
    r"(?<!\w)\d{1,4}(?:/\d{1,4}){1,2}(?!\w)",  # 9/11, 1/2, 20/08/2025
    r"(?<!\w)'?\d0's(?!\w)|(?<!\w)\d{3}0's(?!\w)",  # the 60's
    r"(?<!\w)(?:w/o|b/c|s/he|c/o|w/)(?!\w)",
    r"^\d{1,2}\.(?=\s)",  # the number of a list's item
)

# Zero-width places where a token is cut once more (quotes are straight by then)
CUTS = (
    r"(?<=[^\W_])(?=-\w|[–/])|(?<=[-/])(?=[^\W_])",  # compounds, alternatives: full-time, and/or
    r"(?<=[.$%)])(?=[-–/]\w)|(?<=[-–/])(?=\$)",
    r"(?<=[–—…*~=|•·→])(?=.)|(?<=.)(?=[–—…*~=|•·→])",
    rf"(?<=\d)(?=(?:{_UNIT})$)",  # 65k, 5pm
    r"(?<=^['`])(?!(?:s|re|ve|ll|d|m|t|em|tis|twas|cause|n|til|bout|round)\b)(?=[^\W\d])",
    r"(?<=\d)(?=\.$)|(?<=[^\W\d_]{4})(?=\.$)|(?<=[a-z]{2})(?=\.$)",  # 1805. Court. year.
)
