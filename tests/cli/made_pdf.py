"""Makes small PDFs, encrypted ones too, with the standard library alone."""
import hashlib
import struct

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = hashlib.md5(b"bianmu").digest()
PERMISSIONS = -4


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def padded(password):
    return (password.encode() + PADDING)[:32]


class Encryption:
    """The standard security handler, revision 2 (ISO 32000-1, 7.6.3): RC4 with 40 bits."""

    def __init__(self, user):
        self.owner_entry = rc4(hashlib.md5(padded("owner of " + user)).digest()[:5], padded(user))
        self.key = hashlib.md5(padded(user) + self.owner_entry + struct.pack("<i", PERMISSIONS) + FILE_ID).digest()[:5]
        self.user_entry = rc4(self.key, PADDING)

    def stream(self, number, data):
        return rc4(hashlib.md5(self.key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10], data)

    def dictionary(self):
        return b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>" % (self.owner_entry.hex().encode(), self.user_entry.hex().encode(), PERMISSIONS)


def pdf(pages=("The library opens at nine.",), password=None):
    """A PDF with one line of Latin text on each page."""
    encryption = Encryption(password) if password is not None else None
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for i, text in enumerate(pages):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode())
        content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")
        if encryption:
            content = encryption.stream(5 + 2 * i, content)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    if encryption:
        objects.append(encryption.dictionary())
    return assemble(objects, b"/Encrypt %d 0 R" % len(objects) if encryption else b"")


def picture_pdf(images):
    """A PDF with one picture on each page: (entries of its dictionary, its bytes)."""
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(images)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(images)}>>".encode()]
    for i, (entries, data) in enumerate(images):
        content = b"q 200 0 0 100 72 600 cm /I Do Q"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 3 * i} 0 R/Resources<</XObject<</I {5 + 3 * i} 0 R>>>>>>".encode())
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(b"<</Type/XObject/Subtype/Image%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(data), data))
    return assemble(objects)


def assemble(objects, trailer=b""):
    """A file of the objects 1, 2, …"""
    out, places = bytearray(b"%PDF-1.4\n%\xe5\xe5\xe5\xe5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R/ID[<%s><%s>]%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, FILE_ID.hex().encode(), FILE_ID.hex().encode(), trailer, table)
    return bytes(out)
