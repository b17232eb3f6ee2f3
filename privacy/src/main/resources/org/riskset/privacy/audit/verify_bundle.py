#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verifies a bundle of Riskset with nothing but Python 3.8 or newer: python3 verify_bundle.py BUNDLE.zip [result.json]

Shares no code with Riskset. Says what was checked and ends with 0, or prints the first thing that is wrong and ends
with 7. With result.json it also checks that this result is the one the log calls released.
"""
import base64
import hashlib
import json
import re
import struct
import sys
import zipfile

class Wrong(Exception):
    """Something does not verify."""

def need(holds, what):
    if not holds:
        raise Wrong(what)

def sha256(data):
    return hashlib.sha256(data).digest()
# ---------------------------------------------------------------- Ed25519, RFC 8032 section 5.1
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)

def decode_point(data):
    """Affine point as (x, y, 1, xy), or None; only the one canonical encoding is taken."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number % 2**255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def multiply(scalar, point):
    total = NEUTRAL
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total

def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0

BASE, NEUTRAL = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")), (0, 1, 1, 0)

def verifies(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, r = decode_point(public), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= L or same(multiply(8, key), NEUTRAL):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(multiply(s, BASE), add(r, multiply(k, key)))
# ---------------------------------------------------------------- trees, RFC 9162 section 2.1.1
def root_of(peaks):
    """The root over full subtrees, the smallest last."""
    total = peaks[-1][1] if peaks else sha256(b"")
    for _, left in reversed(peaks[:-1]):
        total = sha256(b"\1" + left + total)
    return total

def grow(peaks, leaf):
    level = 0
    while peaks and peaks[-1][0] == level:
        leaf = sha256(b"\1" + peaks.pop()[1] + leaf)
        level += 1
    peaks.append((level, leaf))
# ---------------------------------------------------------------- notes, C2SP signed-note and tlog-checkpoint
def b64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 that is not canonical")
    return data

def read_vkey(vkey):
    name, key_id, typed = vkey.split("+", 2)
    typed = b64(typed)
    need(len(typed) == 33 and typed[0] == 1, "not the key of a log")
    need(sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id, "a key's id is not its own")
    return name, key_id, typed[1:]

def read_note(data, key):
    """The text of a note that this key has signed."""
    name, key_id, public = key
    at = data.rfind(b"\n\n")
    need(at > 0 and data.endswith(b"\n") and len(data) <= 1 << 20, "not a signed note")
    text, lines = data[: at + 1], data[at + 2 : -1].decode().split("\n")
    signed = 0
    for line in lines:
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014", "not a signature line")
        blob = b64(parts[2])
        if parts[1] == name and blob[:4].hex() == key_id:
            need(verifies(public, text, blob[4:]), "a note's signature does not verify")
            signed += 1
    need(signed > 0, "a note is not signed by its log")
    return text.decode(), lines

def read_checkpoint(data, key):
    lines = read_note(data, key)[0].split("\n")
    need(len(lines) == 4 and lines[3] == "" and lines[0] == key[0], "not a checkpoint of this log")
    need(re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]) and len(b64(lines[2])) == 32, "not the size and root of a log")
    return int(lines[1]), b64(lines[2])
# ---------------------------------------------------------------- canonical JSON, RFC 8785
def number(value):
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e21):
        return str(int(value))
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    point = len(whole) + int(exponent or 0)
    figures = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(figures)
    figures = figures.rstrip("0")
    n = len(figures)
    if n <= point <= 21:
        return sign + figures + "0" * (point - n)
    if 0 < point <= 21:
        return sign + figures[:point] + "." + figures[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + figures
    tail = ("e-" if point < 1 else "e+") + str(abs(point - 1))
    return sign + figures[0] + ("." + figures[1:] if n > 1 else "") + tail

def canonical(value):
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
    return "{" + ",".join(canonical(name) + ":" + canonical(item) for name, item in members) + "}"

def no_twice(pairs):
    need(len(dict(pairs)) == len(pairs), "a member stands twice")
    return dict(pairs)
# ---------------------------------------------------------------- what is signed in a run
def transcript(label, *fields):
    return b"".join(u32(len(f)) + f for f in (("riskset/secagg/v1/" + label).encode(),) + fields)

u16, u32, u64 = struct.Struct(">H").pack, struct.Struct(">I").pack, struct.Struct(">Q").pack

def digest(text):
    need(re.fullmatch(r"sha256:[0-9a-f]{64}", str(text)), "not a digest")
    return bytes.fromhex(text[7:])

def identity(text):
    need(re.fullmatch(r"ed25519:[0-9a-f]{64}", str(text)) is not None, "not a public key")
    return bytes.fromhex(text[8:])

def sig(entry):
    return bytes.fromhex(entry["signature"])

class Attempt:
    """One attempt of a run: what its phases are bound to, from the entries of this log."""

    def __init__(self, submit):
        self.submit = submit
        self.all = []

    def first(self, kind):
        return next((e for e in self.all if e["type"] == kind), None)

    def phase(self, name):
        found = (e for e in self.all if e["type"] in ("received", "sent") and e.get("phase") == name)
        return sorted(found, key=lambda e: e.get("index", 0))

    def members(self):
        return (self.first("roster") or {"members": []})["members"]

    def whole(self, name):
        return len(self.members()) > 1 and len(self.phase(name)) == len(self.members())

    def recorded(self, kind, field):
        entry = self.first(kind)
        return digest(entry[field]) if entry and field in entry else None

    def ctx(self):
        return self.recorded("roster", "ctx")

    @staticmethod
    def key_fields(entry):
        body = bytes.fromhex(entry["body"])
        need(len(body) == 96, "keys of another length")
        return body[:32], body[32:64], body[64:]

    def t1(self):
        if not self.whole("keys"):
            return self.recorded("contributors", "t1")
        parts = [f for e in self.phase("keys") for f in (u16(e["index"]), *self.key_fields(e), sig(e))]
        return sha256(transcript("t1", self.ctx(), *parts))

    def of_set(self, label, previous, entries):
        parts = [f for e in entries for f in (u16(e["index"]), digest(e["digest"]), sig(e))]
        return sha256(transcript(label, previous, *parts))

    def t2(self):
        if not self.whole("shares") or self.t1() is None:
            return self.recorded("contributors", "t2")
        return self.of_set("t2", self.t1(), self.phase("shares"))

    def t3(self):
        chosen = self.first("contributors")
        if chosen is None or not self.whole("keys") or self.t2() is None:
            return self.recorded("contributors", "t3")
        return self.of_set("t3", self.t2(), [e for e in self.phase("vector") if e.get("site") in chosen["sites"]])

    def t4(self):
        if not self.whole("keys") or self.t3() is None:
            return None
        end = min([e["seq"] for e in self.phase("opening")] or [float("inf")])
        parts = [f for e in self.phase("survivors") if e["seq"] < end for f in (u16(e["index"]), sig(e))]
        return sha256(transcript("t4", self.t3(), *parts))

    def context(self, roster):
        s = self.submit
        return sha256(transcript(
            "context", bytes.fromhex(s["run_id"]), u32(roster["attempt"]), u32(0),
            digest(s["study"]), digest(s["plan"]), digest(roster["digest"]), digest(s["layout"]),
            u16(roster["quorum"]), u16(roster["min_sites"]), u32(s["lanes64"]), u32(s["lanes128"]), bytes(32)))

    def check(self):
        roster = self.first("roster")
        if roster:
            fields = [f for m in roster["members"] for f in (
                u16(m["index"]), m["site"].encode(), identity(m["identity"]), digest(m["conditions"]))]
            computed = sha256(transcript("roster", u16(len(roster["members"])), *fields))
            need(computed == digest(roster["digest"]), "entry %d is not the digest of its roster" % roster["seq"])
            if self.submit:
                need(self.context(roster) == digest(roster["ctx"]), "entry %d has another context" % roster["seq"])
        for kind, names in (("contributors", ("t1", "t2", "t3")), ("openings", ("t4",))):
            entry = self.first(kind)
            for name in names if entry and self.phase("keys") else ():
                computed = getattr(self, name)()
                need(computed is None or computed == digest(entry[name]), "%s of entry %d" % (name, entry["seq"]))

    def signed(self, e):
        """What the signature of a phase's answer covers; None where this log does not know what it was bound to."""
        name, index = e["phase"], u16(e.get("index", 0))

        def over(label, bound):
            return None if bound is None else transcript(label, bound, index, digest(e["digest"]))

        if name == "keys":
            return None if self.ctx() is None else transcript("keys", self.ctx(), index, *self.key_fields(e))
        if name == "vector":
            bound = digest(e["context"]) if "context" in e else None
            plain = not self.phase("shares")
            return over("plain", bound or self.ctx()) if plain else over("masked", self.t2() or bound)
        if name in ("shares", "opening"):
            return over("shares", self.t1()) if name == "shares" else over("unmask", self.t4())
        bound = {"survivors": self.t3, "abort": self.ctx, "complaint": self.t1}[name]()
        about = (u16(e["about"]), index) if name == "complaint" else ()
        return None if bound is None else transcript(name, bound, *about)

def statement(e, attempt, self_key, coordinator):
    """Signer and signed bytes of an entry, or None."""
    kind, phase = e["type"], e.get("phase")
    run = bytes.fromhex(e["run_id"]) if "run_id" in e else b""
    if kind in ("submit", "plan"):
        who = identity(e["requester"])
        return who, transcript("request", digest(e["study"]), digest(e["plan"]), who, u64(e["not_after"]))
    if kind == "accept" or (kind == "sent" and phase == "accept"):
        who = identity(e["identity"]) if kind == "accept" else self_key
        return who, transcript(
            "accept", run, u32(e["attempt"]), e["mode"].encode(), digest(e["study"]), digest(e["plan"]),
            sha256(e["conditions"].encode()), digest(e["seen"]), u64(e["expires"]))
    if kind == "refuse" or (kind == "sent" and phase == "decline"):
        who = identity(e["identity"]) if kind == "refuse" else self_key
        texts = [e[f].encode() for f in ("kind", "code", "reason")] if "reason" in e else None
        return texts and (who, transcript("decline", run, u32(e["attempt"]), *texts))
    if kind == "told":
        return coordinator, transcript(
            "assign", run, u32(e["attempt"]), u32(0), bytes([e["step"]]), digest(e["digest"]))
    if kind in ("received", "sent"):
        keys = {m["site"]: identity(m["identity"]) for m in attempt.members()}
        signed = attempt.signed(e)
        return signed and (self_key if kind == "sent" else keys[e["site"]], signed)
    return None
# ---------------------------------------------------------------- the bundle
def read_files(path):
    with zipfile.ZipFile(path) as bundle:
        need(sum(i.file_size for i in bundle.infolist()) <= 1 << 30, "the bundle is far too large")
        names = [i.filename for i in bundle.infolist()]
        need(len(names) == len(set(names)), "a file stands twice in the bundle")
        return {name: bundle.read(name) for name in names}

def check_manifest(files):
    data = files["manifest.note"]
    lines = data[: data.rfind(b"\n\n")].decode().split("\n")
    need(lines[0] == "riskset.bundle/v1" and lines[2].startswith("coordinator "), "not a manifest")
    key = read_vkey(lines[1])
    _, signatures = read_note(data, key)
    need(len(signatures) == 1, "a manifest has one signature")
    named = dict(reversed(line.split(" ", 1)) for line in lines[3:])
    need(set(named) == set(files) - {"manifest.note"}, "files are missing or too many")
    for name, expected in named.items():
        need(sha256(files[name]) == digest(expected), name + " has been changed")
    return key, identity(lines[2][len("coordinator "):])

def check_log(files, key):
    text = files["log/entries.jsonl"].decode()
    need(text == "" or text.endswith("\n"), "the log ends within an entry")
    lines = text[:-1].split("\n") if text else []
    hashes = files["log/hashes.txt"].decode().split()
    notes = sorted(n for n in files if n.startswith("log/checkpoints/"))
    roots = {}
    for size, root in (read_checkpoint(files[n], key) for n in notes):
        need(roots.setdefault(size, root) == root, "RS-AUDIT-010: the log has forked at %d" % size)
    need(len(hashes) == len(lines) and len(lines) in roots, "the newest checkpoint is not that of the whole log")
    peaks, entries = [], []
    need(roots.pop(0, sha256(b"")) == sha256(b""), "checkpoint 0")
    for seq, line in enumerate(lines, 1):
        leaf = sha256(b"\0" + line.encode())
        need(leaf.hex() == hashes[seq - 1], "entry %d is not what was hashed" % seq)
        entry = json.loads(line)
        need(entry.get("seq") == seq and canonical(entry) == line, "entry %d has another form" % seq)
        grow(peaks, leaf)
        need(roots.pop(seq, None) in (None, root_of(peaks)), "the entries up to %d do not match their checkpoint" % seq)
        entries.append(entry)
    need(not roots, "a checkpoint speaks of more entries")
    return entries, len(notes)

def check_objects(files, entries):
    fields = {"submit": ("study", "plan"), "plan": ("study", "plan"), "released": ("digest",)}
    named = {e[f] for e in entries for f in fields.get(e["type"], ())}
    for name in named:
        content = files.get("objects/%s.json" % digest(name).hex())
        need(content is not None and sha256(content) == digest(name), name + " is missing")
    return len(named)

def check_statements(entries, self_key, coordinator):
    attempts, submitted, count = {}, {}, 0
    for e in entries:
        if "run_id" in e:
            if e["type"] == "submit":
                submitted[e["run_id"]] = e
            at = attempts.setdefault((e["run_id"], e["attempt"]), Attempt(submitted.get(e["run_id"])))
            at.all.append(e)
    for attempt in attempts.values():
        attempt.check()
    for e in entries:
        made = statement(e, attempts.get((e.get("run_id"), e.get("attempt"))), self_key, coordinator)
        if made:
            need(verifies(made[0], made[1], sig(e)), "the signature of entry %d does not verify" % e["seq"])
            count += 1
    return count

def verify(path, result=None):
    files = read_files(path)
    key, coordinator = check_manifest(files)
    entries, checkpoints = check_log(files, key)
    objects = check_objects(files, entries)
    signatures = check_statements(entries, key[2], coordinator)
    print("entries      %d  unbroken, 1 to %d" % (len(entries), len(entries)))
    print("checkpoints  %d  consistent; newest %d" % (checkpoints, len(entries)))
    print("signatures   %d  valid" % signatures)
    print("objects      %d  present, all digests match" % objects)
    if result:
        with open(result, encoding="utf-8") as file:
            members = json.load(file)
        members.pop("audit", None)
        name = "sha256:" + sha256(canonical(members).encode()).hex()
        need(name in [e["digest"] for e in entries if e["type"] == "released"], "this result was not released: " + name)
        print("result       %s  released" % name)
    finger = sha256(key[2]).hex()[:32]
    print("verified: %s with key %s" % (key[0], "-".join(finger[i : i + 4] for i in range(0, 32, 4))))

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        verify(*sys.argv[1:])
    except (Wrong, ValueError, LookupError, TypeError, AttributeError, OSError, zipfile.BadZipFile) as wrong:
        print("does not verify: %s" % (wrong or type(wrong).__name__), file=sys.stderr)
        sys.exit(7)
