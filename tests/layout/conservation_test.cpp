#include <gtest/gtest.h>

#include <random>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

std::uint64_t chars_of(const model::Block& block) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
        return model::count_characters(paragraph->text);
    }
    std::uint64_t chars = 0;
    if (const auto* table = std::get_if<model::Table>(&block.value)) {
        for (const model::Cell& cell : table->cells) {
            for (const model::Block& inner : cell.blocks) {
                chars += chars_of(inner);
            }
        }
    }
    return chars;
}

std::uint64_t total_of(const model::Flow& flow) {
    std::uint64_t chars = 0;
    for (const model::Block& block : flow.blocks) {
        chars += chars_of(block);
    }
    for (const model::Note& note : flow.notes) {
        chars += model::count_characters(note.text);
    }
    for (const model::Furniture& piece : flow.furniture) {
        chars += model::count_characters(piece.text);
    }
    for (const model::Discarded& entry : flow.discarded) {
        chars += entry.chars;
    }
    return chars;
}

std::uint64_t discarded(const model::Flow& flow, const std::string& reason) {
    for (const model::Discarded& entry : flow.discarded) {
        if (entry.reason == reason) {
            return entry.chars;
        }
    }
    return 0;
}

TEST(Conservation, CharactersPrintedTwiceAreOneBoldCharacter) {
    PageMaker maker;
    maker.text(100, 100, 16, "图书馆").text(100.4, 100, 16, "图书馆");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), Texts{"图书馆"});
    EXPECT_TRUE(paragraph(flow, 0).runs.front().style.bold);
    EXPECT_EQ(discarded(flow, "duplicate"), 3U);
    EXPECT_EQ(flow.source_chars, total_of(flow));
}

TEST(Conservation, WhatNobodySeesIsCountedWithItsReason) {
    PageMaker maker;
    maker.text(100, 100, 16, "看得见");
    maker.next().paint = model::Paint::invisible;
    maker.text(100, 130, 16, "看不见的字");
    maker.next().clipped = true;
    maker.text(100, 160, 16, "裁掉");
    maker.text(100, 190, 16, "\uFFFD\uFFFD");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), Texts{"看得见"});
    EXPECT_EQ(discarded(flow, "invisible"), 5U);
    EXPECT_EQ(discarded(flow, "clipped"), 2U);
    EXPECT_EQ(discarded(flow, "unmapped"), 2U);
    EXPECT_EQ(flow.source_chars, total_of(flow));
}

TEST(Conservation, TurnedTextIsKept) {
    PageMaker maker;
    maker.text(100, 100, 16, "正文一行");
    maker.next().angle = 90;
    maker.text(500, 300, 16, "侧");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), (Texts{"正文一行", "侧"}));
}

TEST(Conservation, ScannedPageIsReported) {
    PageMaker maker;
    maker.image({0, 0, 600, 800});
    model::Diagnostics sink;
    const model::Flow flow = lay_out(maker.take(), sink);
    EXPECT_EQ(flow.scanned_pages, 1);
    ASSERT_EQ(sink.list().size(), 1U);
    EXPECT_EQ(sink.list()[0].code, "page.no_text_layer");
}

TEST(Conservation, TextLayerOfAScanIsRead) {
    PageMaker maker;
    maker.image({0, 0, 600, 400}).image({0, 400, 600, 800});   // in strips
    maker.next().paint = model::Paint::invisible;
    maker.text(100, 200, 12, "这一页的字由识别得来");
    model::Diagnostics sink;
    const model::Flow flow = lay_out(maker.take(), sink);
    EXPECT_EQ(texts(flow), Texts{"这一页的字由识别得来"});
    EXPECT_EQ(flow.scanned_pages, 1);
    EXPECT_TRUE(sink.list().empty());
    EXPECT_EQ(flow.source_chars, total_of(flow));
}

TEST(Conservation, ScanWithAnArchivesStampNeedsRecognition) {
    PageMaker maker;
    for (int page = 1; page <= 3; ++page) {
        if (page > 1) {
            maker.page();
        }
        maker.image({0, 0, 600, 800});
        maker.text(100, 780, 10, "档案馆");
    }
    model::Diagnostics sink;
    const model::Flow flow = lay_out(maker.take(), sink);
    EXPECT_EQ(flow.scanned_pages, 3);
    EXPECT_EQ(flow.furniture.size(), 3U);
    EXPECT_EQ(sink.list().size(), 3U);
}

TEST(Conservation, PageOfGlyphsWithoutUnicodeNeedsRecognition) {
    PageMaker maker;
    maker.text(100, 100, 12, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD字");
    model::Diagnostics sink;
    const model::Flow flow = lay_out(maker.take(), sink);
    EXPECT_EQ(flow.scanned_pages, 0);
    ASSERT_EQ(sink.list().size(), 1U);
    EXPECT_EQ(sink.list()[0].code, "page.no_text_layer");
    EXPECT_EQ(texts(flow), Texts{"字"});
}

/// Whatever is painted wherever: each character is in exactly one place, and the result is the same twice.
TEST(Conservation, HoldsOnRandomPages) {
    const std::u32string letters = U"图书馆水务局开放，。（）“”ab12 —第页一二•";
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const auto make = [&] {
            std::mt19937 random(seed);
            const auto pick = [&random](int low, int high) { return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)); };
            PageMaker maker;
            for (int page = pick(1, 3); page > 0; --page) {
                for (int run = pick(0, 30); run > 0; --run) {
                    std::u32string text;
                    for (int i = pick(1, 25); i > 0; --i) {
                        text += letters[static_cast<std::size_t>(pick(0, static_cast<int>(letters.size()) - 1))];
                    }
                    maker.next().font = static_cast<std::uint32_t>(pick(0, 1));
                    maker.next().paint = pick(0, 9) == 0 ? model::Paint::invisible : model::Paint::fill;
                    maker.next().angle = pick(0, 19) == 0 ? 90.0F : 0.0F;
                    maker.next().vertical = pick(0, 19) == 0;
                    maker.text(pick(-20, 600), pick(-10, 810), pick(6, 30), model::to_utf8(text), pick(0, 6) - 2);
                }
                if (pick(0, 2) == 0) {
                    maker.grid({100.0, 100.0 + pick(5, 200), 400}, {200.0, 200.0 + pick(5, 100), 400});
                }
                for (int rule = pick(0, 5); rule > 0; --rule) {
                    const int x = pick(0, 500), y = pick(0, 800);
                    maker.rule(x, y, x + pick(1, 400), y + 1);
                }
                if (pick(0, 3) == 0) {
                    maker.image({100, 300, 100.0 + pick(10, 300), 300.0 + pick(10, 300)});
                }
                if (page > 1) {
                    maker.page();
                }
            }
            return flow_of(maker);
        };
        const model::Flow flow = make();
        EXPECT_EQ(flow.source_chars, total_of(flow)) << "seed " << seed;
        EXPECT_EQ(texts(flow), texts(make())) << "seed " << seed;
    }
}

}  // namespace
}  // namespace bianmu::layout
