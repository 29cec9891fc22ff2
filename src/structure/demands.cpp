#include "structure/demands.h"

#include <algorithm>
#include <stdexcept>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kFew = 4;   // characters that are looked for one by one, faster than a compiled pattern runs

/// Whether `text` holds a character, looking for its last byte: the others say little in a text of one script.
bool holds(std::string_view text, char32_t character) {
    const std::string bytes = model::to_utf8({&character, 1});
    for (std::size_t at = text.find(bytes.back(), bytes.size() - 1); at != std::string_view::npos; at = text.find(bytes.back(), at + 1)) {
        if (text.substr(at + 1 - bytes.size(), bytes.size()) == bytes) {
            return true;
        }
    }
    return false;
}

bool holds_one_of(std::string_view text, const std::u32string& characters) {
    if (characters.size() <= kFew) {
        return std::any_of(characters.begin(), characters.end(), [text](char32_t c) { return holds(text, c); });
    }
    for (std::size_t at = 0; at < text.size();) {
        if (characters.find(model::next_code_point(text, at)) != std::u32string::npos) {
            return true;
        }
    }
    return false;
}

constexpr char kNext = '\x1E', kPair = '\x1F';   // between the members of the text of demands, and inside a pair

std::string piece_of(const std::u32string& characters) {
    std::string piece = model::to_utf8(characters);
    return piece.find_first_of({kNext, kPair}) == std::string::npos ? piece : throw std::invalid_argument("characters that separate demands are asked for");
}

}  // namespace

bool CharacterPair::held_by(std::string_view text) const {
    bool begun = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (begun && after.find(c) != std::u32string::npos) {
            return true;
        }
        begun = is_blank(c) ? begun : before.find(c) != std::u32string::npos;
    }
    return false;
}

bool CloseDemands::met_by(std::string_view text) const {
    const std::string_view inked = text.substr(0, text.find_last_not_of(" \t\n\f\r") + 1);
    return (closing.empty() || closing.find(model::last_code_point(inked)) != std::u32string::npos) &&
           std::all_of(pairs.begin(), pairs.end(), [text](const CharacterPair& pair) { return pair.held_by(text); });
}

bool Demands::opened_by(std::string_view text) const {
    return opening.empty() || (!text.empty() && opening.find(model::first_code_point(text)) != std::u32string::npos);
}

bool Demands::held_by(std::string_view text, bool quickly) const {
    return std::all_of(held.begin(), held.end(), [&](const std::u32string& characters) { return (quickly && characters.size() > kFew) || holds_one_of(text, characters); });
}

std::string to_text(const CloseDemands& demands) {
    std::string text = piece_of(demands.opening) + kNext + piece_of(demands.closing);
    for (const std::u32string& characters : demands.held) {
        text += kNext + piece_of(characters);
    }
    for (const CharacterPair& pair : demands.pairs) {
        text += kNext + piece_of(pair.before) + kPair + piece_of(pair.after);
    }
    return text;
}

CloseDemands demands_from(std::string_view text) {
    const auto take = [&text] {
        const std::string_view piece = text.substr(0, text.find(kNext));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        return piece;
    };
    CloseDemands demands;
    demands.opening = model::to_utf32(take());
    demands.closing = model::to_utf32(take());
    while (!text.empty()) {
        const std::string_view piece = take();
        const std::size_t middle = piece.find(kPair);
        if (middle == std::string_view::npos) {
            demands.held.push_back(model::to_utf32(piece));
        } else {
            demands.pairs.push_back({model::to_utf32(piece.substr(0, middle)), model::to_utf32(piece.substr(middle + 1))});
        }
    }
    return demands;
}

}  // namespace bianmu::structure
