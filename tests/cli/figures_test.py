import hashlib
import struct
import zlib

from made_docx import RELATIONS, TYPES, WORD, package
from made_pdf import picture_pdf
from program import WITHOUT_RIGHTS, Program

GRAY = "/Width 3/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8"
PIXELS = bytes([0, 64, 128, 200, 255, 9])
JPEG = b"\xff\xd8 as it stands \xff\xd9"
JPEG_ENTRIES = "/Width 30/Height 20/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"

DRAWING = f"""<w:p xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="476250"/>
<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
PARTS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" '
         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/one.JPG"/></Relationships>')


def picture_docx():
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{DRAWING}</w:body></w:document>'
    return package([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document),
                    ("word/_rels/document.xml.rels", PARTS), ("word/media/one.JPG", JPEG)])


def digest(data):
    return hashlib.sha256(data).hexdigest()


def gray_rows(png):
    """The rows of a grey PNG whose rows are stored as they are or as differences from the left or the upper row."""
    width, height, bits, color = struct.unpack(">IIBB", png[16:26])
    assert (bits, color) == (8, 0)
    data = zlib.decompress(png[41:41 + struct.unpack(">I", png[33:37])[0]])
    above, rows = bytes(width), b""
    for y in range(height):
        kind, line = data[y * (width + 1)], bytearray(data[y * (width + 1) + 1:(y + 1) * (width + 1)])
        for x in range(width):
            left, up, corner = line[x - 1] if x else 0, above[x], above[x - 1] if x else 0
            nearest = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
            line[x] = (line[x] + (0, left, up, (left + up) // 2, nearest)[kind]) % 256
        rows, above = rows + line, line
    return rows


class Figures(Program):
    def test_pictures_are_written_and_named(self):
        self.write("two.pdf", picture_pdf([(GRAY, PIXELS), (JPEG_ENTRIES, JPEG), (JPEG_ENTRIES, JPEG)]))
        document = self.document("two.pdf", "--figures", "new/pictures")
        png, jpeg, again = document["figures"]
        self.assertEqual((jpeg["media_type"], jpeg["sha256"], jpeg["file"]), ("image/jpeg", digest(JPEG), digest(JPEG) + ".jpg"))
        self.assertEqual(again["file"], jpeg["file"])
        self.assertEqual((png["media_type"], png["width"], png["height"], png["file"]), ("image/png", 3, 2, png["sha256"] + ".png"))
        self.assertEqual(self.names("new/pictures"), sorted([png["file"], jpeg["file"]]))
        written = (self.folder / "new/pictures" / png["file"]).read_bytes()
        self.assertEqual((digest(written), gray_rows(written)), (png["sha256"], PIXELS))
        self.assertEqual((self.folder / "new/pictures" / jpeg["file"]).read_bytes(), JPEG)

    def test_without_the_option_no_picture_is_read(self):
        self.write("one.pdf", picture_pdf([(GRAY, PIXELS)]))
        figure, = self.document("one.pdf")["figures"]
        self.assertEqual({*figure}, {"id", "width", "height", "locations"})
        self.assertEqual(self.names(), ["one.pdf"])

    def test_the_same_again_writes_nothing(self):
        self.write("one.pdf", picture_pdf([(JPEG_ENTRIES, JPEG)]))
        first = self.document("one.pdf", "--figures", "pictures")
        (self.folder / "pictures").chmod(0o555)
        self.assertEqual(self.document("one.pdf", "--figures", "pictures", prefix=WITHOUT_RIGHTS), first)

    def test_pictures_of_a_docx(self):
        self.write("one.docx", picture_docx())
        figure, = self.document("one.docx", "--figures", "pictures")["figures"]
        self.assertEqual((figure["media_type"], figure["sha256"], figure["file"]), ("image/jpeg", digest(JPEG), digest(JPEG) + ".jpg"))
        self.assertEqual((self.folder / "pictures" / figure["file"]).read_bytes(), JPEG)

    def test_a_picture_that_cannot_be_read_is_said(self):
        self.write("bad.pdf", picture_pdf([(GRAY.replace("8", "7"), PIXELS), (JPEG_ENTRIES, JPEG)]))
        document = self.document("bad.pdf", "--figures", "pictures")
        self.assertEqual([(item["code"], item["severity"], item["locations"][0]["page"]) for item in document["diagnostics"]
                          if "image" in item["code"]], [("pdf.image_failed", "warning", 1)])
        self.assertNotIn("sha256", document["figures"][0])
        self.assertEqual(self.names("pictures"), [digest(JPEG) + ".jpg"])

    def test_a_folder_that_cannot_be(self):
        self.write("one.pdf", picture_pdf([(JPEG_ENTRIES, JPEG)]))
        self.expect(["convert", "one.pdf", "--figures", "one.pdf/in"], 3,
                    "bianmu: one.pdf/in: the folder cannot be made: Not a directory; choose another place with --figures [environment]\n")
        (self.folder / "locked").mkdir(mode=0o555)
        self.expect(["convert", "one.pdf", "--figures", "locked", "-o", "/dev/null"], 3,
                    f"bianmu: one.pdf: its picture {digest(JPEG)}.jpg cannot be written: no permission; choose another place with --figures [environment]\n",
                    prefix=WITHOUT_RIGHTS)
        self.assertEqual(self.names("locked"), [])
        self.expect(["convert", "one.pdf", "--figures", ""], 2, "bianmu: --figures takes a folder [usage]\n")
