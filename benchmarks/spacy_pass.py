"""spaCy's pass over texts, run under another Python: PYTHON spacy_pass.py PIPELINE [--pipe]

Reads a JSON string a line. Prints a JSON object a line: `seconds` of processor time, `tokens`
(start, end, tag) and `names` (start, end, kind), whose kinds are turned into CoNLL's. With --pipe
one object for all texts, read by `pipe`: `seconds` and how many `tokens`.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

WARM = "Lee Berg of Acme met Ann in Rome on Friday. " * 20  # read first, not measured
KINDS = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC",
    "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC", "PRODUCT": "MISC",
}  # fmt: skip


def passed(pipeline: Any, text: str) -> dict[str, Any]:
    """What the pipeline makes of a text, and how long it takes; blank tokens are left out."""
    started = time.process_time()
    doc = pipeline(text)
    seconds = time.process_time() - started
    tokens = [(t.idx, t.idx + len(t), t.tag_) for t in doc if not t.is_space]
    names = [(e.start_char, e.end_char, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS]
    return {"seconds": seconds, "tokens": tokens, "names": names}


def piped(pipeline: Any, texts: list[str]) -> dict[str, Any]:
    """How long the pipeline takes for all texts at once, and how many tokens it finds."""
    started = time.process_time()
    tokens = sum(len(doc) for doc in pipeline.pipe(texts))
    return {"seconds": time.process_time() - started, "tokens": tokens}


def main() -> None:
    """Read all texts."""
    import spacy

    name, *how = sys.argv[1:]
    pipeline = spacy.load(name)
    print(f"spaCy {spacy.__version__}, {name} {pipeline.meta['version']}", *pipeline.pipe_names)
    pipeline(WARM)
    if how == ["--pipe"]:
        print(json.dumps(piped(pipeline, [json.loads(line) for line in sys.stdin])))
        return
    for line in sys.stdin:
        print(json.dumps(passed(pipeline, json.loads(line))))


if __name__ == "__main__":
    main()
