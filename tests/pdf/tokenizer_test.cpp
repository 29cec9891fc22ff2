#include "extract/pdf/backend/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace bianmu::test {
namespace {

using extract::pdf::backend::Token;
using extract::pdf::backend::Tokenizer;

// Each token in a form of its own: n number, s string, / name, k keyword, or the bracket.
std::string tokens_of(std::string_view content) {
    Tokenizer tokenizer(content);
    std::string out;
    for (Token token = tokenizer.next(); token.kind != Token::Kind::end; token = tokenizer.next()) {
        out += out.empty() ? "" : " ";
        switch (token.kind) {
            case Token::Kind::number:
                out += "n" + std::to_string(token.number);
                break;
            case Token::Kind::string:
                out += "s" + std::string(token.text);
                break;
            case Token::Kind::name:
                out += "/" + std::string(token.text);
                break;
            case Token::Kind::keyword:
                out += "k" + std::string(token.text);
                break;
            case Token::Kind::array_begin:
                out += "[";
                break;
            case Token::Kind::array_end:
                out += "]";
                break;
            case Token::Kind::dict_begin:
                out += "<<";
                break;
            case Token::Kind::dict_end:
                out += ">>";
                break;
            case Token::Kind::end:
                break;
        }
    }
    return out;
}

TEST(PdfTokenizer, Numbers) {
    EXPECT_EQ(tokens_of("1 -2 +3 .5 4. -.25"), "n1.000000 n-2.000000 n3.000000 n0.500000 n4.000000 n-0.250000");
    EXPECT_EQ(tokens_of("--5 12-34 1.2.3"), "n-5.000000 n1234.000000 n1.200000 n0.300000");
    EXPECT_EQ(tokens_of("0.123456789012345678901234567890"), "n0.123457");
    EXPECT_EQ(tokens_of("10000000000000000000000"), "n10000000000000000000000.000000");
}

TEST(PdfTokenizer, Strings) {
    EXPECT_EQ(tokens_of("(plain)(a(b)c)(\\(\\)\\\\\\101\\7x)"), "splain sa(b)c s()\\A\ax");
    EXPECT_EQ(tokens_of("(a\\\nb\r\nc\\n)"), "sab\nc\n");
    EXPECT_EQ(tokens_of("<4142 4><zz43>"), "sAB@ sC");
    EXPECT_EQ(tokens_of("(open"), "sopen");
    EXPECT_EQ(tokens_of("(open\\"), "sopen");
}

TEST(PdfTokenizer, NamesKeywordsAndBrackets) {
    EXPECT_EQ(tokens_of("/F1 12 Tf[(a)1]TJ/A#42#zz<</K/V>>BDC"), "/F1 n12.000000 kTf [ sa n1.000000 ] kTJ /AB#zz << /K /V >> kBDC");
    EXPECT_EQ(tokens_of("q%comment\nQ T* ' \"{}"), "kq kQ kT* k' k\" k{ k}");
    EXPECT_EQ(tokens_of(""), "");
}

}  // namespace
}  // namespace bianmu::test
