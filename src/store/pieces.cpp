#include "store/pieces.h"

#include <algorithm>

namespace bianmu::store {
namespace {

constexpr std::size_t kOverlap = 512;   ///< bytes that two pieces share where there is no line break

/// The last byte not after `at` that begins a character.
std::size_t character_at(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) {
    // No text has more pieces than there are numbers.
    const std::size_t most = std::max(kPieceBytes, text.size() / (kPiecesPerArticle / 4));
    std::vector<Piece> out;
    std::size_t first = 0;
    while (text.size() - first > most) {
        const std::size_t line = text.rfind('\n', first + most);
        const bool is_line = line != std::string_view::npos && line > first;
        const std::size_t end = is_line ? line : character_at(text, first + most);
        out.push_back({first, end - first});
        first = is_line ? end + 1 : character_at(text, end - kOverlap);
    }
    out.push_back({first, text.size() - first});
    return out;
}

std::string article_of(const std::string& number) {
    const std::string pieces = std::to_string(kPiecesPerArticle);
    return "iif(" + number + " < 0, (" + std::to_string(kPiecesPerArticle - 1) + " - " + number + ") / " + pieces + ", " + number + ")";
}

}  // namespace bianmu::store
