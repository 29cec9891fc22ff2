#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace bianmu::extract::pdf::backend {

/// One token of a content stream.
struct Token {
    enum class Kind : unsigned char { number, string, name, keyword, array_begin, array_end, dict_begin, dict_end, end };
    Kind kind = Kind::end;
    double number = 0;
    std::string_view text;  ///< of strings and names: decoded; of keywords: as written
};

/// Cuts a content stream (ISO 32000-1, 7.2) into tokens, as lenient as Poppler's lexer.
class Tokenizer {
public:
    /// `content` must outlive the object and its tokens.
    explicit Tokenizer(std::string_view content) : content_(content) {}

    [[nodiscard]] Token next();

    /// Forgets the text of all tokens so far; their views end here.
    void release() { used_ = 0; }

    [[nodiscard]] std::size_t position() const { return at_; }
    void move_to(std::size_t position) { at_ = position; }
    [[nodiscard]] std::string_view content() const { return content_; }

private:
    void skip_space();
    [[nodiscard]] Token number();
    [[nodiscard]] Token literal_string();
    [[nodiscard]] Token hex_string();
    [[nodiscard]] Token name();
    [[nodiscard]] Token keyword();
    [[nodiscard]] char* room();
    char escaped(char c, bool& skip);

    std::string_view content_;
    std::size_t at_ = 0;
    std::unique_ptr<char[]> decoded_;  // what cannot be a view of the content; as long as the content, so it never moves
    std::size_t used_ = 0;
};

/// White space of ISO 32000-1, table 1.
[[nodiscard]] bool is_pdf_space(char c);

}  // namespace bianmu::extract::pdf::backend
