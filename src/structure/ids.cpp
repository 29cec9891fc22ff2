#include "structure/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";   // no two of them look alike
constexpr unsigned kDigitBits = 5;
constexpr unsigned kIdDigits = 8;

/// FNV-1a over the code points that are no white space, its bits well mixed at the end.
class Digest {
public:
    void add(std::string_view text) {
        model::each_code_point(text, [this](char32_t c) {
            if (!model::is_space(c)) {
                take(c);
            }
        });
        take(kBetween);
    }
    void add(int number) { take(static_cast<std::uint32_t>(number)); }

    [[nodiscard]] std::uint64_t value() const {
        std::uint64_t mixed = state_ ^ state_ >> 33U;
        mixed *= 0xFF51AFD7ED558CCDULL;
        return mixed ^ mixed >> 33U;
    }

private:
    static constexpr std::uint32_t kBetween = 0x110000;   // no code point

    void take(std::uint32_t unit) { state_ = (state_ ^ unit) * 0x100000001B3ULL; }

    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

/// The text behind the marker that it opens with: a number that goes up is no change.
std::string_view without_marker(const model::DocumentBlock& block) {
    const std::string_view text = block.text;
    const bool opens = !block.marker.empty() && text.size() > block.marker.size() && text.starts_with(block.marker);
    return opens ? text.substr(block.marker.size()) : text;
}

void digest(const model::DocumentBlock& block, const std::unordered_map<std::string_view, const model::DocumentFigure*>& figures, Digest& out) {
    out.add(without_marker(block));
    out.add(block.caption);
    for (const model::TableCell& cell : block.cells) {
        out.add(cell.text);
    }
    if (const auto found = figures.find(block.figure); found != figures.end()) {
        const model::DocumentFigure& figure = *found->second;
        out.add(figure.caption);
        out.add(figure.alt);
        out.add(figure.width);
        out.add(figure.height);
    }
}

class Settler {
public:
    using Names = std::unordered_map<std::string, std::string>;   // what a thing was called, and what it is called now

    /// @param around  the names of the document that this one is part of; null if it is part of none.
    void settle(model::Document& document, const Names* around) {
        Names names;
        std::unordered_map<std::string_view, const model::DocumentFigure*> figures;
        for (const model::DocumentFigure& figure : document.figures) {
            figures.emplace(figure.id, &figure);
        }
        for (const model::Section& section : document.sections) {
            name_section(section, figures, names);
        }
        for (const model::DocumentFigure& figure : document.figures) {
            Digest digest;
            digest.add(figure.caption);
            digest.add(figure.alt);
            digest.add(figure.width);
            digest.add(figure.height);
            names[figure.id] = next('f', digest);
        }
        for (const model::DocumentNote& note : document.notes) {
            Digest digest;
            digest.add(note.text);
            names[note.id] = next('n', digest);
        }
        rename(document, names, around);
        for (model::Document& part : document.parts) {
            settle(part, &names);
        }
    }

private:
    std::string next(char kind, const Digest& digest) {
        std::string id(1, kind);
        std::uint64_t bits = digest.value();
        for (unsigned i = 0; i < kIdDigits; ++i, bits >>= kDigitBits) {
            id += kDigits[bits & 31U];
        }
        const int count = ++uses_[id];
        return count == 1 ? id : id + "-" + std::to_string(count);
    }

    void name_section(const model::Section& section, const std::unordered_map<std::string_view, const model::DocumentFigure*>& figures, Names& names) {
        Digest of_section;
        of_section.add(section.title);
        names[section.id] = next('s', of_section);
        for (const model::Article& article : section.articles) {
            Digest of_article;
            of_article.add(article.title);
            if (article.title.empty() && !article.blocks.empty()) {   // an article without a title is known by its beginning
                digest(article.blocks.front(), figures, of_article);
            }
            names[article.id] = next('a', of_article);
            for (const model::DocumentBlock& block : article.blocks) {
                Digest of_block;
                digest(block, figures, of_block);
                names[block.id] = next('b', of_block);
            }
        }
    }

    static void rename(model::Document& document, const Names& names, const Names* around) {
        const auto follow = [&](std::string& id) {
            if (const auto found = names.find(id); found != names.end()) {
                id = found->second;
            } else if (around != nullptr) {
                const auto outer = around->find(id);
                id = outer == around->end() ? id : outer->second;
            }
        };
        const auto follow_notes = [&](std::vector<model::Span>& spans) {
            for (model::Span& span : spans) {
                follow(span.note);
            }
        };
        for (model::ContentsPart& part : document.contents) {
            for (model::ContentsEntry& entry : part.entries) {
                follow(entry.target);
            }
        }
        for (model::Section& section : document.sections) {
            follow(section.id);
            for (model::Article& article : section.articles) {
                follow(article.id);
                for (model::DocumentBlock& block : article.blocks) {
                    follow(block.id);
                    follow(block.continued_from);
                    follow(block.figure);
                    follow_notes(block.spans);
                    for (model::TableCell& cell : block.cells) {
                        follow_notes(cell.spans);
                    }
                }
            }
        }
        for (model::DocumentFigure& figure : document.figures) {
            follow(figure.id);
        }
        if (document.official) {   // a seal is a figure
            for (std::string& seal : document.official->seals) {
                follow(seal);
            }
        }
        for (model::DocumentNote& note : document.notes) {
            follow(note.id);
        }
        for (model::Mention& mention : document.mentions) {
            follow(mention.block);
            follow(mention.article);
            follow(mention.note);
        }
    }

    std::unordered_map<std::string, int> uses_;
};

}  // namespace

void settle_ids(model::Document& document) { Settler().settle(document, nullptr); }

}  // namespace bianmu::structure
