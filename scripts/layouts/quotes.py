"""Quotations set large between paragraphs. Drawn by a lot of their own, so that the text of a seed stays as it is."""
import random
from html import escape

from layouts.words import Words


class Quotes:
    def __init__(self, seed, design):
        self.pick = random.Random(f"quotes {seed}")
        self.words = Words(self.pick, design.chinese)
        self.shown = self.pick.random() < 0.2
        self.grow = self.pick.choice((1.2, 1.35, 1.5))

    def add(self, maker):
        """Writes one, if the document has any."""
        if self.shown:
            text = self.words.sentence()
            maker.html.append(f"<blockquote>{escape(text)}</blockquote>")
            maker.say("paragraphs", text)

    def css(self, size):
        return f"blockquote {{ margin: {size}pt 8%; font-size: {size * self.grow:.1f}pt; line-height: 1.4; text-align: center; hyphens: none; color: #7a1f1f }}\n"
