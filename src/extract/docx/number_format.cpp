#include "extract/docx/number_format.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "extract/docx/number_words.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

std::string digits_of(int value) {
    return std::to_string(value);
}

/// The `value`-th (from 1) of the characters of `set`, or decimal digits outside of it.
std::string from_set(std::u32string_view set, int value) {
    std::string out;
    if (value < 1 || static_cast<std::size_t>(value) > set.size()) {
        return digits_of(value);
    }
    model::append_utf8(out, set[static_cast<std::size_t>(value) - 1]);
    return out;
}

/// A character of a block that counts on from `first` for 1, up to `last`.
std::string from_block(char32_t first, int value, int last) {
    std::string out;
    if (value < 1 || value > last) {
        return digits_of(value);
    }
    model::append_utf8(out, first + static_cast<char32_t>(value) - 1);
    return out;
}

/// a to z, then aa to zz, aaa…: the letter of `set`, repeated once more each time round.
std::string repeated(std::u32string_view set, int value) {
    constexpr int kMostRepeats = 30;
    const int size = static_cast<int>(set.size());
    if (value < 1 || (value - 1) / size >= kMostRepeats) {
        return digits_of(value);
    }
    std::string out;
    for (int i = 0; i <= (value - 1) / size; ++i) {
        model::append_utf8(out, set[static_cast<std::size_t>((value - 1) % size)]);
    }
    return out;
}

std::string roman(int value, bool upper) {
    constexpr std::array<std::pair<int, std::string_view>, 13> kParts{{{1000, "m"},
                                                                       {900, "cm"},
                                                                       {500, "d"},
                                                                       {400, "cd"},
                                                                       {100, "c"},
                                                                       {90, "xc"},
                                                                       {50, "l"},
                                                                       {40, "xl"},
                                                                       {10, "x"},
                                                                       {9, "ix"},
                                                                       {5, "v"},
                                                                       {4, "iv"},
                                                                       {1, "i"}}};
    if (value < 1 || value > 32767) {
        return digits_of(value);
    }
    std::string out;
    for (const auto& [worth, letters] : kParts) {
        for (; value >= worth; value -= worth) {
            out += letters;
        }
    }
    if (upper) {
        std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    }
    return out;
}

std::string digit_by_digit(std::u32string_view digits, int value) {
    std::string out;
    for (const char c : digits_of(value)) {
        if (c == '-') {
            out += c;
        } else {
            model::append_utf8(out, digits[static_cast<std::size_t>(c - '0')]);
        }
    }
    return out;
}

/// A way to write numbers with digits and places (十, 百, 千, 万).
struct Places {
    std::u32string_view digits;  ///< 0 to 9
    std::u32string_view tens;    ///< the characters for 10, 100, 1000
    char32_t myriad;
    bool says_zero;       ///< 一百零一, not 百一
    bool one_before_ten;  ///< 10 is 一十
    bool one_before_all;  ///< 100 is 一百, not 百
};

std::string with_places(const Places& places, int value) {
    if (value < 0) {
        return digits_of(value);
    }
    if (value == 0) {
        return model::to_utf8(places.digits.substr(0, 1));
    }
    if (value >= 100'000'000) {
        return digits_of(value);
    }
    if (value >= 10'000) {
        std::string out = with_places(places, value / 10'000);
        model::append_utf8(out, places.myriad);
        const int rest = value % 10'000;
        if (rest == 0) {
            return out;
        }
        if (places.says_zero && rest < 1000) {
            model::append_utf8(out, places.digits[0]);
        }
        Places inner = places;
        inner.one_before_ten = places.one_before_all;
        return out + with_places(inner, rest);
    }
    std::u32string out;
    bool gap = false;
    for (int place = 3, worth = 1000; place >= 0; --place, worth /= 10) {
        const int digit = value / worth % 10;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap && places.says_zero) {
            out += places.digits[0];
        }
        gap = false;
        const bool leading_ten = place == 1 && out.empty();
        const bool silent_one = digit == 1 && place > 0 && (leading_ten ? !places.one_before_ten : !places.one_before_all);
        if (!silent_one) {
            out += places.digits[static_cast<std::size_t>(digit)];
        }
        if (place > 0) {
            out += places.tens[static_cast<std::size_t>(place) - 1];
        }
    }
    return model::to_utf8(out);
}

constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kCircleDigits = U"○一二三四五六七八九";
constexpr std::u32string_view kIroha = U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
constexpr std::u32string_view kAiueo = U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
constexpr std::u32string_view kIrohaHalf = U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
constexpr std::u32string_view kAiueoHalf = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";

constexpr std::u32string_view kArabicAbjad = U"\u0623\u0628\u062C\u062F\u0647\u0648\u0632\u062D\u0637\u064A\u0643\u0644\u0645\u0646"
                                              U"\u0633\u0639\u0641\u0635\u0642\u0631\u0634\u062A\u062B\u062E\u0630\u0636\u0638\u063A";
constexpr std::u32string_view kArabicAlphabet = U"\u0623\u0628\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0633\u0634\u0635"
                                                 U"\u0636\u0637\u0638\u0639\u063A\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u064A";
constexpr std::u32string_view kDevanagariConsonants = U"कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह";   // U+0915 to U+0939
constexpr std::u32string_view kDevanagariVowels = U"अआइईउऊऋऌऍऎएऐऑऒओऔ";                          // U+0905 to U+0914

constexpr Places kChineseThousand{U"零一二三四五六七八九", U"十百千", U'万', true, false, true};
constexpr Places kTaiwaneseThousand{U"零一二三四五六七八九", U"十百千", U'萬', true, false, true};
constexpr Places kChineseLegal{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U'万', true, true, true};
constexpr Places kLegalTraditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'萬', true, true, true};
constexpr Places kJapanese{U"〇一二三四五六七八九", U"十百千", U'万', false, false, false};
constexpr Places kJapaneseLegal{U"零壱弐参四伍六七八九", U"拾百阡", U'萬', false, true, true};
constexpr Places kKorean{U"영일이삼사오육칠팔구", U"십백천", U'만', false, false, false};

std::string below_hundred_else_digits(const Places& places, int value) {
    return value >= 0 && value < 100 ? with_places(places, value) : digit_by_digit(kCircleDigits, value);
}

std::string or_digits(std::string words, int value) {
    return words.empty() ? digits_of(value) : words;
}

std::string ordinal(int value) {
    const int tens = value % 100;
    const bool teen = tens >= 11 && tens <= 13;
    const int last = value % 10;
    return digits_of(value) + (teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

constexpr std::string_view kOnes[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view kTens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string words(int value) {
    if (value < 20) {
        return std::string(kOnes[value]);
    }
    if (value < 100) {
        return std::string(kTens[value / 10]) + (value % 10 != 0 ? "-" + words(value % 10) : "");
    }
    if (value < 1000) {
        return words(value / 100) + " hundred" + (value % 100 != 0 ? " " + words(value % 100) : "");
    }
    return words(value / 1000) + " thousand" + (value % 1000 != 0 ? " " + words(value % 1000) : "");
}

std::string english(int value, bool as_ordinal) {
    if (value < 0 || value >= 1'000'000) {
        return digits_of(value);
    }
    std::string out = words(value);
    if (as_ordinal) {
        constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {
            {"one", "first"},    {"two", "second"}, {"three", "third"},   {"five", "fifth"},
            {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}};
        const std::size_t cut = out.find_last_of(" -");
        const std::size_t start = cut == std::string::npos ? 0 : cut + 1;
        const std::string last = out.substr(start);
        const auto* irregular =
            std::find_if(std::begin(kIrregular), std::end(kIrregular), [&](const auto& pair) { return pair.first == last; });
        if (irregular != std::end(kIrregular)) {
            out.replace(start, std::string::npos, irregular->second);
        } else if (out.back() == 'y') {
            out.replace(out.size() - 1, 1, "ieth");
        } else {
            out += "th";
        }
    }
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::string hexadecimal(int value) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (auto rest = static_cast<unsigned>(std::max(value, 0)); out.empty() || rest > 0; rest /= 16) {
        out.insert(out.begin(), kDigits[rest % 16]);
    }
    return out;
}

/// `001, 002, 003, ...`: as many digits as the first sample has.
std::string custom(std::string_view pattern, int value) {
    const std::size_t width = pattern.find_first_not_of("0123456789");
    std::string out = digits_of(value);
    const std::size_t wanted = width == std::string_view::npos ? pattern.size() : width;
    return out.size() < wanted ? std::string(wanted - out.size(), '0') + out : out;
}

constexpr std::pair<std::string_view, NumberFormat> kFormats[] = {
    {"decimal", NumberFormat::decimal},
    {"none", NumberFormat::none},
    {"bullet", NumberFormat::bullet},
    {"custom", NumberFormat::custom},
    {"upperRoman", NumberFormat::upper_roman},
    {"lowerRoman", NumberFormat::lower_roman},
    {"upperLetter", NumberFormat::upper_letter},
    {"lowerLetter", NumberFormat::lower_letter},
    {"ordinal", NumberFormat::ordinal},
    {"cardinalText", NumberFormat::cardinal_text},
    {"ordinalText", NumberFormat::ordinal_text},
    {"hex", NumberFormat::hex},
    {"chicago", NumberFormat::chicago},
    {"decimalZero", NumberFormat::decimal_zero},
    {"decimalFullWidth", NumberFormat::decimal_full_width},
    {"decimalFullWidth2", NumberFormat::decimal_full_width},
    {"decimalEnclosedCircle", NumberFormat::decimal_enclosed_circle},
    {"decimalEnclosedCircleChinese", NumberFormat::decimal_enclosed_circle_chinese},
    {"decimalEnclosedFullstop", NumberFormat::decimal_enclosed_full_stop},
    {"decimalEnclosedParen", NumberFormat::decimal_enclosed_parentheses},
    {"numberInDash", NumberFormat::number_in_dash},
    {"ideographDigital", NumberFormat::ideograph_digital},
    {"japaneseDigitalTenThousand", NumberFormat::ideograph_digital},
    {"koreanDigital2", NumberFormat::ideograph_digital},
    {"ideographTraditional", NumberFormat::ideograph_traditional},
    {"ideographZodiac", NumberFormat::ideograph_zodiac},
    {"ideographZodiacTraditional", NumberFormat::ideograph_zodiac_traditional},
    {"ideographEnclosedCircle", NumberFormat::ideograph_enclosed_circle},
    {"ideographLegalTraditional", NumberFormat::ideograph_legal_traditional},
    {"chineseCounting", NumberFormat::chinese_counting},
    {"chineseCountingThousand", NumberFormat::chinese_counting_thousand},
    {"chineseLegalSimplified", NumberFormat::chinese_legal_simplified},
    {"taiwaneseCounting", NumberFormat::taiwanese_counting},
    {"taiwaneseCountingThousand", NumberFormat::taiwanese_counting_thousand},
    {"taiwaneseDigital", NumberFormat::taiwanese_digital},
    {"japaneseCounting", NumberFormat::japanese_counting},
    {"japaneseLegal", NumberFormat::japanese_legal},
    {"aiueoFullWidth", NumberFormat::aiueo},
    {"aiueo", NumberFormat::aiueo_half_width},
    {"irohaFullWidth", NumberFormat::iroha},
    {"iroha", NumberFormat::iroha_half_width},
    {"koreanDigital", NumberFormat::korean_digital},
    {"koreanCounting", NumberFormat::korean_counting},
    {"koreanLegal", NumberFormat::korean_legal},
    {"ganada", NumberFormat::ganada},
    {"chosung", NumberFormat::chosung},
    {"russianLower", NumberFormat::russian_lower},
    {"russianUpper", NumberFormat::russian_upper},
    {"hebrew1", NumberFormat::hebrew_numerals},
    {"hebrew2", NumberFormat::hebrew_letters},
    {"arabicAbjad", NumberFormat::arabic_abjad},
    {"arabicAlpha", NumberFormat::arabic_alphabet},
    {"hindiVowels", NumberFormat::hindi_vowels},
    {"hindiConsonants", NumberFormat::hindi_consonants},
    {"hindiNumbers", NumberFormat::hindi_numbers},
    {"thaiLetters", NumberFormat::thai_letters},
    {"thaiNumbers", NumberFormat::thai_numbers},
    {"thaiCounting", NumberFormat::thai_counting},
    {"bahtText", NumberFormat::baht_text},
    {"vietnameseCounting", NumberFormat::vietnamese_counting},
};

}  // namespace

NumberFormat parse_number_format(std::string_view name) {
    const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const auto& pair) { return pair.first == name; });
    return found == std::end(kFormats) ? NumberFormat::decimal : found->second;
}

std::string format_number(NumberFormat format, int value, std::string_view pattern) {
    switch (format) {
        case NumberFormat::none:
        case NumberFormat::bullet:
            return {};
        case NumberFormat::decimal:
            return digits_of(value);
        case NumberFormat::custom:
            return custom(pattern, value);
        case NumberFormat::upper_roman:
            return roman(value, true);
        case NumberFormat::lower_roman:
            return roman(value, false);
        case NumberFormat::upper_letter:
            return repeated(U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", value);
        case NumberFormat::lower_letter:
            return repeated(U"abcdefghijklmnopqrstuvwxyz", value);
        case NumberFormat::ordinal:
            return ordinal(value);
        case NumberFormat::cardinal_text:
            return english(value, false);
        case NumberFormat::ordinal_text:
            return english(value, true);
        case NumberFormat::hex:
            return hexadecimal(value);
        case NumberFormat::chicago:
            return repeated(U"*†‡§", value);
        case NumberFormat::decimal_zero:
            return (value >= 0 && value < 10 ? "0" : "") + digits_of(value);
        case NumberFormat::decimal_full_width:
            return digit_by_digit(U"０１２３４５６７８９", value);
        case NumberFormat::decimal_enclosed_circle:
            return from_block(U'①', value, 20);
        case NumberFormat::decimal_enclosed_circle_chinese:
            return from_block(U'①', value, 10);
        case NumberFormat::decimal_enclosed_full_stop:
            return from_block(U'⒈', value, 20);
        case NumberFormat::decimal_enclosed_parentheses:
            return from_block(U'⑴', value, 20);
        case NumberFormat::number_in_dash:
            return "- " + digits_of(value) + " -";
        case NumberFormat::ideograph_digital:
            return digit_by_digit(kHanDigits, value);
        case NumberFormat::ideograph_traditional:
            return from_set(U"甲乙丙丁戊己庚辛壬癸", value);
        case NumberFormat::ideograph_zodiac:
            return from_set(U"子丑寅卯辰巳午未申酉戌亥", value);
        case NumberFormat::ideograph_zodiac_traditional: {
            constexpr int kCycle = 60;
            if (value < 1 || value > kCycle) {
                return digits_of(value);
            }
            return from_set(U"甲乙丙丁戊己庚辛壬癸", (value - 1) % 10 + 1) + from_set(U"子丑寅卯辰巳午未申酉戌亥", (value - 1) % 12 + 1);
        }
        case NumberFormat::ideograph_enclosed_circle:
            return from_block(U'㈠', value, 10);
        case NumberFormat::ideograph_legal_traditional:
            return with_places(kLegalTraditional, value);
        case NumberFormat::chinese_counting:
            return below_hundred_else_digits(kChineseThousand, value);
        case NumberFormat::chinese_counting_thousand:
            return with_places(kChineseThousand, value);
        case NumberFormat::chinese_legal_simplified:
            return with_places(kChineseLegal, value);
        case NumberFormat::taiwanese_counting:
            return below_hundred_else_digits(kTaiwaneseThousand, value);
        case NumberFormat::taiwanese_counting_thousand:
            return with_places(kTaiwaneseThousand, value);
        case NumberFormat::taiwanese_digital:
            return digit_by_digit(kCircleDigits, value);
        case NumberFormat::japanese_counting:
            return with_places(kJapanese, value);
        case NumberFormat::japanese_legal:
            return with_places(kJapaneseLegal, value);
        case NumberFormat::aiueo:
            return repeated(kAiueo, value);
        case NumberFormat::aiueo_half_width:
            return repeated(kAiueoHalf, value);
        case NumberFormat::iroha:
            return repeated(kIroha, value);
        case NumberFormat::iroha_half_width:
            return repeated(kIrohaHalf, value);
        case NumberFormat::korean_digital:
            return digit_by_digit(U"영일이삼사오육칠팔구", value);
        case NumberFormat::korean_counting:
            return with_places(kKorean, value);
        case NumberFormat::korean_legal:
            return or_digits(korean_words(value), value);
        case NumberFormat::ganada:
            return repeated(U"가나다라마바사아자차카타파하", value);
        case NumberFormat::chosung:
            return repeated(U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", value);
        case NumberFormat::russian_lower:
            return repeated(U"абвгдежзиклмнопрстуфхцчшщыэюя", value);
        case NumberFormat::russian_upper:
            return repeated(U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", value);
        case NumberFormat::hebrew_numerals:
            return or_digits(hebrew_numeral(value), value);
        case NumberFormat::hebrew_letters:
            return or_digits(hebrew_letters(value), value);
        case NumberFormat::arabic_abjad:
            return repeated(kArabicAbjad, value);
        case NumberFormat::arabic_alphabet:
            return repeated(kArabicAlphabet, value);
        case NumberFormat::hindi_vowels:   // the standard names the two sets the other way round
            return repeated(kDevanagariConsonants, value);
        case NumberFormat::hindi_consonants:
            return repeated(kDevanagariVowels, value);
        case NumberFormat::hindi_numbers:
            return digit_by_digit(U"०१२३४५६७८९", value);
        case NumberFormat::thai_letters:
            return repeated(U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", value);
        case NumberFormat::thai_numbers:
            return digit_by_digit(U"๐๑๒๓๔๕๖๗๘๙", value);
        case NumberFormat::thai_counting:
            return or_digits(thai_words(value), value);
        case NumberFormat::baht_text: {
            const std::string words = thai_words(value);
            return words.empty() ? digits_of(value) : words + "บาทถ้วน";
        }
        case NumberFormat::vietnamese_counting:
            return or_digits(vietnamese_words(value), value);
    }
    return digits_of(value);
}

}  // namespace bianmu::extract::docx
