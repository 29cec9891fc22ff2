#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bianmu::store {

/// Bytes of a text that are indexed as one.
inline constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

/// A part of a text, in bytes.
struct Piece {
    std::size_t first = 0, size = 0;
};

/// Cuts a text into pieces to be indexed one by one, because FTS5 keeps all that it notes of a row in memory until the row ends. A short text is one piece.
///
/// Texts are cut at line breaks, which no word holds. Where there is none for a whole piece, the next one begins a few hundred bytes before the end of this one, so that
/// a word at the cut is in either of them. Never cuts a character.
[[nodiscard]] std::vector<Piece> pieces_of(std::string_view text);

/// Numbers of the pieces of one article, which are negative, follow each other.
inline constexpr std::int64_t kPiecesPerArticle = 4096;

/// Number of a piece in the index. Articles of one piece have their own key there.
[[nodiscard]] constexpr std::int64_t piece_number(std::int64_t article, std::size_t piece) {
    return -article * kPiecesPerArticle + static_cast<std::int64_t>(piece);
}

/// An expression of SQL: the article's key of a number in the index.
[[nodiscard]] std::string article_of(const std::string& number);

}  // namespace bianmu::store
