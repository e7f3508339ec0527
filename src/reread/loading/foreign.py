"""What is text but no article: tables, subtitles, logs, source code, coded and signed data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

TABLE = "is a table; reread.corpus.read reads an article from each row of a .csv or .tsv"
AFTER_ALL = "if it is one, give its words as reread.Article(text=...)"
SETTINGS = f"holds settings, not an article; {AFTER_ALL}"
REFERENCES = "is a list of references (BibTeX, RIS), not an article"
CODE = f"is source code, not an article; {AFTER_ALL}"
LOG = f"is a log, not an article; {AFTER_ALL}"
SUBTITLES = "holds subtitles; take out their times and save the words as .txt"
# Suffixes of text files that are no articles
SUFFIXES = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), TABLE),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".parquet", ".feather", ".dta", ".sav"), TABLE),
    **dict.fromkeys((".srt", ".vtt", ".ass", ".sub"), SUBTITLES),
    **dict.fromkeys((".py", ".js", ".ts", ".css", ".java", ".c", ".h", ".cpp", ".rb", ".go", ".rs",
                     ".php", ".sh", ".bat", ".r", ".sql", ".pl", ".lua", ".xsl", ".xsd"), CODE),
    **dict.fromkeys((".tex", ".bib", ".sty"), "is LaTeX; save the article as .txt or .pdf"),
    **dict.fromkeys((".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".env"),
                    SETTINGS),
    **dict.fromkeys((".log", ".out", ".err"), LOG),
    **dict.fromkeys((".doc", ".dot", ".wpd", ".pages", ".msg", ".ppt", ".pptx", ".key"),
                    "is a document of a kind that is not read; save it as .docx or .txt"),
    **dict.fromkeys((".epub", ".mobi", ".azw3"), "is an e-book; save the article as .html or .txt"),
    **dict.fromkeys((".ics", ".vcf"), "holds dates or addresses, not an article"),
    ".ipynb": "is a notebook, not an article", ".svg": "is a picture; save its words as .txt",
    ".diff": "is a patch, not an article", ".patch": "is a patch, not an article",
}  # fmt: skip
# What only JSON begins with, or what is taken for it: the first key of an object, or of one in a
# list, after comments that JSON has not and the sign that parts records (RFC 7464)
JSON = (
    r"(?:\s|\x1e|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*+"
    r"(?:\[\s*)?\{\s*(?:\"[^\"\n]{1,80}\"|'[^'\n]{1,80}')\s*:"
)
# What a text begins with that is coded, be it a file or the body of a record or an e-mail
CODED = (
    (r"-----BEGIN PGP (?:MESSAGE|PUBLIC|PRIVATE)", "is encrypted (PGP); decrypt it first"),
    (r"begin [0-7]{3} \S+\r?\n[!-`]{20}", "is coded (uuencode); decode it first"),
    (r"(?:[A-Za-z0-9+/]{60,}\r?\n){3,}", "is coded (base64); decode it first"),
    (r"[A-Za-z0-9+/]{400,}={0,2}\s*$", "is coded (base64); decode it first"),
    (r"(?:[0-9a-fA-F]{2}){200,}\s*$", "is coded (hexadecimal); decode it first"),
    (JSON, "is JSON, not words; decode it first"),
)  # fmt: skip
# What only files that are no articles begin with
BEGINNINGS = (
    (r"HTTP/\d(?:\.\d)? \d{3}\b", "begins with a server's headers; save the page alone as .html"),
    (r"\[InternetShortcut\]|URL=https?://\S+\s*$", "is a link; load the address in it"),
    (r"(?i:user-agent): ?\S+\r?\n(?:(?i:dis)?(?i:allow)|(?i:crawl-delay)):", SETTINGS),
    (r"TY  - [A-Z]{2,8}\r?\n[A-Z][A-Z0-9]  - ", REFERENCES),
    (r"-----BEGIN [A-Z ]+-----\s", "is a key or certificate, not an article"),
    (r"BEGIN:V(?:CALENDAR|CARD)\b", "holds dates or addresses, not an article"),
    (r"WEBVTT\b", SUBTITLES),
    (r"(?:\d+\r?\n)?\d\d:\d\d:\d\d[,.]\d{3} --> ", SUBTITLES),
    (r"\\documentclass\b|\\begin\{document\}|%[^\n]*\n\\documentclass", "is LaTeX; save the "
     "article as .txt or .pdf"),
    (r"#!\s*/\S+", CODE),
    (r"(?:(?:var|let|const)\s+[\w$]+|window\.[\w.$]+)\s*=\s*[\[{]", CODE),
    (r"[\w.$]{1,60}\(\s*[\[{]\s*[\"{]", CODE),
    (r"<\?php\b", CODE),
    (r"diff --git a/|--- a/\S+\r?\n\+\+\+ b/", "is a patch, not an article"),
    (r"(?:CREATE TABLE|INSERT INTO|SELECT\s+(?:\*|\w+(?:,\s*\w+)*)\s+FROM)\s+[`\"\w]+", CODE),
    (r"@(?:article|book|misc|inproceedings)\{\w+,\s", REFERENCES),
)  # fmt: skip
# Lines that only source code, a style sheet or a log has
_CODE = re.compile(
    r"(?:import [\w.,{} *]+(?: from ['\"].*)?;?$|from [\w.]+ import .*|def \w+\(.*\).*:$|"
    r"class \w.*[:{]$|(?:async )?function\b.*\{$|(?:const|let|var) \w+ ?=.*|#include ?[<\"].*|"
    r"return\b.*;$|(?:public|private|static) .*[;{]$|\}[;,)]*$|.*\{$|\S+;$|"
    r"(?=.*[=()\[\]<>]).*;$|[a-z-]+: [^.]{1,60};$|//.*|/\*.*|"
    r"(?:if|for|while|elif) .*[:{]$|(?:else|try):$|@\w.*[{)]$|"
    r"[\w.\[\]]+ [-+*/|]?= \S.*|return \S+$)"
)
_LOG = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d\S* .{0,40}?\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR|"
    r"TRACE|FATAL|CRITICAL)\b|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}[:\d]+ [+-]\d{4}\] \"|"
    r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+?(?:\[\d+\])?: "
)
_SETTING = re.compile(  # a line of YAML or of an INI file; prose ends its lines otherwise
    r"(?:- )?[a-z_][\w.-]{0,30}(?::| ?=)(?: [^.!?“”]{1,80})?$|- [\w:./@-]+$|\[[\w. -]{1,40}\]$"
)
LINES = 400  # lines by which a text is judged
FEWEST = 4  # lines from which something is seen in them
MOST = 0.6  # share of its characters, line by line, from which it is a log or source code
LONGEST = 400  # characters of a line that are looked at
PROSE = 0.5  # share of letters among what is no space from which unknown text may be prose
CELLS = 2  # delimiters in each line from which it may be a table
LONGEST_LABEL = 40  # characters: the head of a table is made of labels


def foreign(text: str, suffix: str, *, known: bool) -> str | None:
    """What a text is that is no article, with what to do; None where it may be one.

    Where no reader is `known` for the suffix, the text must look like prose.
    """
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if why := coded(text) or _begins(text, BEGINNINGS):
        return why
    if suffix and not known and not _is_prose(text):
        return f"is of a kind that is not known ({suffix}); if it is plain text, name it .txt"
    lines = [line.strip()[:LONGEST] for line in text.split("\n")[:LINES] if line.strip()]
    if len(lines) < FEWEST:
        return None
    for is_one, why in ((_LOG.match, LOG), (_CODE.match, CODE), (_SETTING.match, SETTINGS)):
        if sum(len(line) for line in lines if is_one(line)) > MOST * sum(map(len, lines)):
            return why
    return TABLE if _is_table(lines) else None


def coded(text: str) -> str | None:
    """What a text is whose words must be decoded first, with what to do; None where it may be
    words."""
    return _begins(text, CODED)


def _begins(text: str, known: Iterable[tuple[str, str]]) -> str | None:
    return next((why for pattern, why in known if re.match(pattern, text)), None)


def _is_prose(text: str) -> bool:
    """Whether most of a text is letters, in words."""
    marks = "".join(text.split())
    letters = sum(map(str.isalpha, marks))
    return letters > PROSE * len(marks) and len(text.split()) > len(marks) / 20


def _is_table(lines: list[str]) -> bool:
    """Whether all lines have the same delimiters, and the first is made of short labels."""
    for delimiter in ("\t", ";", "|", ","):
        counts = Counter(_outside_quotes(line).count(delimiter) for line in lines)
        often, times = counts.most_common(1)[0]
        head = [cell.strip(' "') for cell in lines[0].split(delimiter)]
        labels = all(cell and len(cell) <= LONGEST_LABEL for cell in head)
        steady = often >= (1 if delimiter == "\t" else CELLS) and times >= 0.9 * len(lines)
        if steady and labels and not re.search(r"[.!?]$", lines[0]):
            return True
    return False


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
