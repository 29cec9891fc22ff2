#include "extract/docx/symbols.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

enum class SymbolFont { none, symbol, wingdings, wingdings2, wingdings3, webdings };

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
        if (c != b[i]) {
            return false;
        }
    }
    return true;
}

SymbolFont kind_of(std::string_view font) {
    if (font.empty() || (font[0] != 'S' && font[0] != 's' && font[0] != 'W' && font[0] != 'w')) {
        return SymbolFont::none;
    }
    return equal_ignoring_case(font, "symbol")        ? SymbolFont::symbol
           : equal_ignoring_case(font, "wingdings")   ? SymbolFont::wingdings
           : equal_ignoring_case(font, "wingdings 2") ? SymbolFont::wingdings2
           : equal_ignoring_case(font, "wingdings 3") ? SymbolFont::wingdings3
           : equal_ignoring_case(font, "webdings")    ? SymbolFont::webdings
                                                      : SymbolFont::none;
}

// Adobe's Symbol encoding, 0x20 to 0x7E and 0xA0 to 0xFE; a space where there is none.
constexpr std::u32string_view kSymbolLow =
    U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view kSymbolHigh =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

struct Pair {
    char32_t code, unicode;
};

// Where Unicode has a plain sign and one that was taken in for this font alone, the plain one.
constexpr Pair kWingdings[] = {
    {0x21, U'✏'}, {0x22, U'✂'}, {0x23, U'✁'}, {0x24, U'👓'}, {0x25, U'🕭'}, {0x26, U'🕮'}, {0x27, U'🕯'}, {0x28, U'☎'}, {0x29, U'✆'},
    {0x2A, U'✉'}, {0x2B, U'🖃'}, {0x2C, U'📪'}, {0x2D, U'📫'}, {0x2E, U'📬'}, {0x2F, U'📭'}, {0x30, U'📁'}, {0x31, U'📂'}, {0x32, U'📄'},
    {0x33, U'🗏'}, {0x34, U'🗐'}, {0x35, U'🗄'}, {0x36, U'⌛'}, {0x37, U'🖮'}, {0x38, U'🖰'}, {0x39, U'🖲'}, {0x3A, U'🖳'}, {0x3B, U'🖴'},
    {0x3C, U'🖫'}, {0x3D, U'🖬'}, {0x3E, U'✇'}, {0x3F, U'✍'}, {0x40, U'🖎'}, {0x41, U'✌'}, {0x42, U'👌'}, {0x43, U'👍'}, {0x44, U'👎'},
    {0x45, U'☜'}, {0x46, U'☞'}, {0x47, U'☝'}, {0x48, U'☟'}, {0x49, U'🖐'}, {0x4A, U'☺'}, {0x4B, U'😐'}, {0x4C, U'☹'}, {0x4D, U'💣'},
    {0x4E, U'☠'}, {0x4F, U'🏳'}, {0x50, U'🏱'}, {0x51, U'✈'}, {0x52, U'☼'}, {0x53, U'💧'}, {0x54, U'❄'}, {0x55, U'🕆'}, {0x56, U'✞'},
    {0x57, U'🕈'}, {0x58, U'✠'}, {0x59, U'✡'}, {0x5A, U'☪'}, {0x5B, U'☯'}, {0x5C, U'ॐ'}, {0x5D, U'☸'}, {0x5E, U'♈'}, {0x5F, U'♉'},
    {0x60, U'♊'}, {0x61, U'♋'}, {0x62, U'♌'}, {0x63, U'♍'}, {0x64, U'♎'}, {0x65, U'♏'}, {0x66, U'♐'}, {0x67, U'♑'}, {0x68, U'♒'},
    {0x69, U'♓'}, {0x6A, U'🙰'}, {0x6B, U'🙵'}, {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'□'}, {0x71, U'❑'},
    {0x72, U'❒'}, {0x73, U'⬧'}, {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'}, {0x78, U'☒'}, {0x79, U'⍓'}, {0x7A, U'⌘'},
    {0x7B, U'❀'}, {0x7C, U'✿'}, {0x7D, U'🙶'}, {0x7E, U'🙷'}, {0x80, U'⓪'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'},
    {0x85, U'⑤'}, {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8B, U'⓿'}, {0x8C, U'❶'}, {0x8D, U'❷'},
    {0x8E, U'❸'}, {0x8F, U'❹'}, {0x90, U'❺'}, {0x91, U'❻'}, {0x92, U'❼'}, {0x93, U'❽'}, {0x94, U'❾'}, {0x95, U'❿'}, {0x96, U'🙢'},
    {0x97, U'🙠'}, {0x98, U'🙡'}, {0x99, U'🙣'}, {0x9A, U'🙞'}, {0x9B, U'🙜'}, {0x9C, U'🙝'}, {0x9D, U'🙟'}, {0x9E, U'·'}, {0x9F, U'•'},
    {0xA0, U'▪'}, {0xA1, U'○'}, {0xA2, U'🞆'}, {0xA3, U'🞈'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA6, U'🔿'}, {0xA7, U'▪'}, {0xA8, U'□'},
    {0xA9, U'🟂'}, {0xAA, U'✦'}, {0xAB, U'★'}, {0xAC, U'✶'}, {0xAD, U'✴'}, {0xAE, U'✹'}, {0xAF, U'✵'}, {0xB0, U'⯐'}, {0xB1, U'⌖'},
    {0xB2, U'⯎'}, {0xB3, U'⯏'}, {0xB4, U'⯑'}, {0xB5, U'✪'}, {0xB6, U'✰'}, {0xB7, U'🕐'}, {0xB8, U'🕑'}, {0xB9, U'🕒'}, {0xBA, U'🕓'},
    {0xBB, U'🕔'}, {0xBC, U'🕕'}, {0xBD, U'🕖'}, {0xBE, U'🕗'}, {0xBF, U'🕘'}, {0xC0, U'🕙'}, {0xC1, U'🕚'}, {0xC2, U'🕛'}, {0xC3, U'⮰'},
    {0xC4, U'⮱'}, {0xC5, U'⮲'}, {0xC6, U'⮳'}, {0xC7, U'⮴'}, {0xC8, U'⮵'}, {0xC9, U'⮶'}, {0xCA, U'⮷'}, {0xCB, U'🙪'}, {0xCC, U'🙫'},
    {0xCD, U'🙕'}, {0xCE, U'🙔'}, {0xCF, U'🙗'}, {0xD0, U'🙖'}, {0xD1, U'🙐'}, {0xD2, U'🙑'}, {0xD3, U'🙒'}, {0xD4, U'🙓'}, {0xD5, U'⌫'},
    {0xD6, U'⌦'}, {0xD7, U'⮘'}, {0xD8, U'➢'}, {0xD9, U'⮙'}, {0xDA, U'⮛'}, {0xDB, U'⮈'}, {0xDC, U'➲'}, {0xDD, U'⮉'}, {0xDE, U'⮋'},
    {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'}, {0xE3, U'↖'}, {0xE4, U'↗'}, {0xE5, U'↙'}, {0xE6, U'↘'}, {0xE7, U'🡸'},
    {0xE8, U'➔'}, {0xE9, U'🡹'}, {0xEA, U'🡻'}, {0xEB, U'🡼'}, {0xEC, U'🡽'}, {0xED, U'🡿'}, {0xEE, U'🡾'}, {0xEF, U'⇦'}, {0xF0, U'⇨'},
    {0xF1, U'⇧'}, {0xF2, U'⇩'}, {0xF3, U'⬄'}, {0xF4, U'⇳'}, {0xF5, U'⬁'}, {0xF6, U'⬀'}, {0xF7, U'⬃'}, {0xF8, U'⬂'}, {0xFB, U'✗'},
    {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
};
constexpr Pair kWingdings2[] = {
    {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'}, {0x54, U'☒'}, {0x6A, U'①'}, {0x6B, U'②'},
    {0x6C, U'③'}, {0x6D, U'④'}, {0x6E, U'⑤'}, {0x6F, U'⑥'}, {0x70, U'⑦'}, {0x71, U'⑧'}, {0x72, U'⑨'}, {0x73, U'⑩'},
    {0x96, U'•'}, {0x97, U'●'}, {0x98, U'●'}, {0x99, U'○'}, {0xA2, U'■'}, {0xA3, U'□'}, {0xEF, U'★'},
};
constexpr Pair kWingdings3[] = {{0x70, U'▲'}, {0x71, U'▼'}, {0x72, U'△'}, {0x73, U'▽'}, {0x74, U'◀'},
                                {0x75, U'▶'}, {0x76, U'◁'}, {0x77, U'▷'}, {0x7D, U'▶'}, {0x84, U'◀'}};
constexpr Pair kWebdings[] = {{0x34, U'▶'}, {0x33, U'◀'}, {0x3C, U'■'}, {0x3D, U'●'}, {0x61, U'✔'},
                              {0x63, U'□'}, {0x67, U'■'}, {0x6E, U'●'}, {0x72, U'✖'}, {0x98, U'•'}};

template <std::size_t N>
char32_t look_up(const Pair (&table)[N], char32_t code) {
    for (const Pair& pair : table) {
        if (pair.code == code) {
            return pair.unicode;
        }
    }
    return 0;
}

char32_t symbol(char32_t code) {
    const char32_t found = code >= 0x20 && code < 0x20 + kSymbolLow.size()    ? kSymbolLow[code - 0x20]
                           : code >= 0xA0 && code < 0xA0 + kSymbolHigh.size() ? kSymbolHigh[code - 0xA0]
                                                                              : 0;
    return found == U' ' ? 0 : found;
}

bool is_private_code(char32_t c) {
    return c >= 0xF020 && c <= 0xF0FF;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
    return kind_of(font) != SymbolFont::none;
}

char32_t symbol_to_unicode(std::string_view font, char32_t code) {
    if (is_private_code(code)) {
        code -= 0xF000;
    }
    if (code == 0x20) {
        return U' ';
    }
    switch (kind_of(font)) {
        case SymbolFont::none:
            return 0;
        case SymbolFont::symbol:
            return symbol(code);
        case SymbolFont::wingdings:
            return look_up(kWingdings, code);
        case SymbolFont::wingdings2:
            return look_up(kWingdings2, code);
        case SymbolFont::wingdings3:
            return look_up(kWingdings3, code);
        case SymbolFont::webdings:
            return look_up(kWebdings, code);
    }
    return 0;
}

std::string replace_symbols(std::string_view font, std::string_view text, char32_t last) {
    constexpr char32_t kNoBreakSpace = 0xA0, kSoftHyphen = 0xAD;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        const bool drawn = c > 0x20 && c <= last && c != kNoBreakSpace && c != kSoftHyphen;
        const char32_t unicode = drawn || is_private_code(c) ? symbol_to_unicode(font, c) : 0;
        model::append_utf8(out, unicode != 0 ? unicode : c);
    }
    return out;
}

std::string symbol_text(std::string_view font, std::string_view code) {
    std::uint32_t value = 0;
    std::from_chars(code.data(), code.data() + std::min<std::size_t>(code.size(), 6), value, 16);
    const char32_t unicode = symbol_to_unicode(font, value);
    std::string out;
    model::append_utf8(out, unicode != 0 ? unicode : value);
    return out;
}

}  // namespace bianmu::extract::docx
