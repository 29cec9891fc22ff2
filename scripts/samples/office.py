"""Prints a DOCX to PDF with LibreOffice, with fonts that stand in for those of Chinese offices."""
import json
import os
import subprocess
import tempfile
from pathlib import Path


def with_fonts():
    """The environment for a typesetter."""
    return os.environ | {"FONTCONFIG_FILE": str(Path(__file__).resolve().parent / "fonts.conf"), "SOURCE_DATE_EPOCH": "1704067200"}


def print_pdf(docx, pdf, **options):
    """`options` are those of LibreOffice's export filter, numbers."""
    how = "pdf:writer_pdf_Export:" + json.dumps({name: {"type": "long", "value": str(value)} for name, value in options.items()}) if options else "pdf"
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", how, "--outdir", folder, str(docx)]
        run = subprocess.run(command, env=with_fonts(), capture_output=True, text=True, timeout=600)
        made = Path(folder) / docx.with_suffix(".pdf").name
        if not made.exists():
            raise RuntimeError(f"soffice made no PDF of {docx}: {run.stderr.strip()}")
        pdf.write_bytes(made.read_bytes())
