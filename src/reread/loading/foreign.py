"""What is text but no article: tables, subtitles, logs, source code, coded and signed data."""

from __future__ import annotations

import re
from collections import Counter

TABLE = "is a table; read it with pandas and make an Article of each row: Article(text=row.text)"
CODE = "is source code, not an article; if it is one, name it .txt"
LOG = "is a log, not an article; if it is one, name it .txt"
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
                    "holds settings, not an article; if it is one, name it .txt"),
    **dict.fromkeys((".log", ".out", ".err"), LOG),
    **dict.fromkeys((".doc", ".dot", ".wpd", ".pages", ".msg", ".ppt", ".pptx", ".key"),
                    "is a document of a kind that is not read; save it as .docx or .txt"),
    **dict.fromkeys((".epub", ".mobi", ".azw3"), "is an e-book; save the article as .html or .txt"),
    **dict.fromkeys((".ics", ".vcf"), "holds dates or addresses, not an article"),
    ".ipynb": "is a notebook, not an article", ".svg": "is a picture; save its words as .txt",
    ".diff": "is a patch, not an article", ".patch": "is a patch, not an article",
}  # fmt: skip
# What only such files begin with
BEGINNINGS = (
    (r"-----BEGIN PGP (?:MESSAGE|PUBLIC|PRIVATE)", "is encrypted (PGP); decrypt it first"),
    (r"-----BEGIN [A-Z ]+-----\s", "is a key or certificate, not an article"),
    (r"begin [0-7]{3} \S+\r?\n[!-`]{20}", "is coded (uuencode); decode it first"),
    (r"BEGIN:V(?:CALENDAR|CARD)\b", "holds dates or addresses, not an article"),
    (r"WEBVTT\b", SUBTITLES),
    (r"(?:\d+\r?\n)?\d\d:\d\d:\d\d[,.]\d{3} --> ", SUBTITLES),
    (r"\\documentclass\b|\\begin\{document\}|%[^\n]*\n\\documentclass", "is LaTeX; save the "
     "article as .txt or .pdf"),
    (r"#!\s*/\S+", CODE),
    (r"<\?php\b", CODE),
    (r"diff --git a/|--- a/\S+\r?\n\+\+\+ b/", "is a patch, not an article"),
    (r"(?:CREATE TABLE|INSERT INTO|SELECT\s+(?:\*|\w+(?:,\s*\w+)*)\s+FROM)\s+[`\"\w]+", CODE),
    (r"@(?:article|book|misc|inproceedings)\{\w+,\s", "is a list of references (BibTeX), not an "
     "article"),
    (r"(?:[A-Za-z0-9+/]{60,}\r?\n){3,}", "is coded (base64); decode it first"),
    (r"[A-Za-z0-9+/]{400,}={0,2}\s*$", "is coded (base64); decode it first"),
    (r"(?:[0-9a-fA-F]{2}){200,}\s*$", "is coded (hexadecimal); decode it first"),
)  # fmt: skip
# Lines that only source code, a style sheet or a log has
_CODE = re.compile(
    r"(?:import [\w.,{} *]+(?: from ['\"].*)?;?$|from [\w.]+ import .*|def \w+\(.*\).*:$|"
    r"class \w.*[:{]$|(?:async )?function\b.*\{$|(?:const|let|var) \w+ ?=.*|#include ?[<\"].*|"
    r"return\b.*;$|(?:public|private|static) .*[;{]$|\}[;,)]*$|.*[;{]$|[\w-]+: [^.]+;$|//.*|/\*.*|"
    r"(?:if|for|while|elif) .*[:{]$|(?:else|try):$|@\w.*[{)]$|"
    r"[\w.\[\]]+ [-+*/|]?= \S.*|return \S+$)"
)
_LOG = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d\S* .{0,40}?\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR|"
    r"TRACE|FATAL|CRITICAL)\b|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}[:\d]+ [+-]\d{4}\] \"|"
    r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+?(?:\[\d+\])?: "
)
LINES = 400  # lines by which a text is judged
FEWEST = 4  # lines from which something is seen in them
MOST = 0.6  # share of lines from which it is a log or source code
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
    for pattern, why in BEGINNINGS:
        if re.match(pattern, text):
            return why
    if suffix and not known and not _is_prose(text):
        return f"is of a kind that is not known ({suffix}); if it is plain text, name it .txt"
    lines = [line.strip()[:LONGEST] for line in text.split("\n")[:LINES] if line.strip()]
    if len(lines) < FEWEST:
        return None
    if sum(bool(_LOG.match(line)) for line in lines) > MOST * len(lines):
        return LOG
    if sum(bool(_CODE.match(line)) for line in lines) > MOST * len(lines):
        return CODE
    return TABLE if _is_table(lines) else None


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
