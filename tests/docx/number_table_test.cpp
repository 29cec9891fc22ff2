#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/docx/number_format.h"
#include "model/text.h"

/// Each format of ST_NumberFormat (ECMA-376 Part 1, 17.18.59) from 1 to 120, against rules written down here from the standard's description.
namespace bianmu::extract::docx {
namespace {

using Strings = std::vector<std::string>;
using Rule = std::function<std::string(int)>;

constexpr int kLast = 120;

Strings letters(std::u32string_view set) {
    Strings out;
    for (const char32_t c : set) {
        out.push_back(model::to_utf8(std::u32string(1, c)));
    }
    return out;
}

/// The characters of a set in order, and round it again written once more each time.
Rule repeats(std::u32string_view set) {
    return [all = letters(set)](int value) {
        std::string out;
        const int size = static_cast<int>(all.size());
        for (int left = value; left > 0; left -= size) {
            out += all[static_cast<std::size_t>((value - 1) % size)];
        }
        return out;
    };
}

/// The characters of a set in order, then decimal numbers.
Rule ends(std::u32string_view set) {
    return [all = letters(set)](int value) {
        return static_cast<std::size_t>(value) <= all.size() ? all[static_cast<std::size_t>(value) - 1] : std::to_string(value);
    };
}

Rule digits(std::u32string_view set) {
    return [all = letters(set)](int value) {
        std::string out;
        for (const char c : std::to_string(value)) {
            out += all[static_cast<std::size_t>(c - '0')];
        }
        return out;
    };
}

/// What the hundreds, tens and ones of a number up to 120 are called. A name of the ones for 0 stands between the hundred and the ones.
struct Names {
    std::u32string_view ones;   // of 0 to 9
    std::string ten, hundred;
    bool one_ten;               // 10 is written as one ten
    bool one_ten_after_hundred;
    bool zero_between;
};

std::string named(const Names& names, int value) {
    const Strings ones = letters(names.ones);
    const int tens = value % 100 / 10, rest = value % 10;
    std::string out = value >= 100 ? names.hundred : "";
    if (tens > 0) {
        const bool says_one = value >= 100 ? names.one_ten_after_hundred : names.one_ten;
        out += (tens > 1 || says_one ? ones[static_cast<std::size_t>(tens)] : "") + names.ten;
    } else if (value > 100 && names.zero_between) {
        out += ones[0];
    }
    return rest > 0 ? out + ones[static_cast<std::size_t>(rest)] : out;
}

Rule with(const Names& names) {
    return [names](int value) { return named(names, value); };
}

/// Names below a hundred, digits from there on.
Rule then_digits(const Names& names, std::u32string_view set) {
    return [names, other = digits(set)](int value) { return value < 100 ? named(names, value) : other(value); };
}

std::string capital(std::string word) {
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

const Strings kOnes{"",        "one",     "two",       "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
                    "ten",     "eleven",  "twelve",    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
const Strings kOrdinalOnes{"",       "first",    "second",  "third",      "fourth",     "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
                           "tenth",  "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
const Strings kTens{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
const Strings kOrdinalTens{"", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

std::string english(int value, bool ordinal) {
    std::string out = value >= 100 ? "one hundred" : "";
    const auto rest = static_cast<std::size_t>(value % 100);
    if (rest == 0) {
        return capital(out + (ordinal ? "th" : ""));
    }
    out += value > 100 ? " " : "";
    if (rest < 20) {
        return capital(out + (ordinal ? kOrdinalOnes : kOnes)[rest]);
    }
    if (rest % 10 == 0) {
        return capital(out + (ordinal ? kOrdinalTens : kTens)[rest / 10]);
    }
    return capital(out + kTens[rest / 10] + "-" + (ordinal ? kOrdinalOnes : kOnes)[rest % 10]);
}

std::string roman(int value, bool upper) {
    const Strings ones{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    const Strings tens{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc", "c", "cx", "cxx"};
    std::string out = tens[static_cast<std::size_t>(value) / 10] + ones[static_cast<std::size_t>(value) % 10];
    for (char& c : out) {
        c = upper ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::string ordinal(int value) {
    const int last = value % 10;
    const bool teen = value % 100 > 10 && value % 100 < 14;
    return std::to_string(value) + (teen || last == 0 || last > 3 ? "th" : Strings{"", "st", "nd", "rd"}[static_cast<std::size_t>(last)]);
}

std::string hexadecimal(int value) {
    const std::string all = "0123456789ABCDEF";
    return (value > 15 ? std::string(1, all[static_cast<std::size_t>(value) / 16]) : "") + all[static_cast<std::size_t>(value) % 16];
}

std::string zodiac(int value) {
    return value > 60 ? std::to_string(value)
                      : letters(U"甲乙丙丁戊己庚辛壬癸")[static_cast<std::size_t>(value - 1) % 10] +
                            letters(U"子丑寅卯辰巳午未申酉戌亥")[static_cast<std::size_t>(value - 1) % 12];
}

/// Letters that are worth 1 to 9, 10 to 90 and 100; 15 and 16 are 9 + 6 and 9 + 7.
std::string hebrew(int value) {
    const Strings ones = letters(U"\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8");
    const Strings tens = letters(U"\u05D9\u05DB\u05DC\u05DE\u05E0\u05E1\u05E2\u05E4\u05E6");
    std::string out = value >= 100 ? "\u05E7" : "";
    const auto rest = static_cast<std::size_t>(value % 100);
    if (rest == 15 || rest == 16) {
        return out + ones[8] + ones[rest - 10];
    }
    out += rest >= 10 ? tens[rest / 10 - 1] : "";
    return rest % 10 > 0 ? out + ones[rest % 10 - 1] : out;
}

std::string hebrew_alphabet(int value) {
    const Strings all = letters(U"\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9\u05DB\u05DC\u05DE\u05E0\u05E1\u05E2\u05E4\u05E6\u05E7\u05E8\u05E9\u05EA");
    std::string out;
    for (; value > 22; value -= 22) {
        out += all[21];
    }
    return out + all[static_cast<std::size_t>(value) - 1];
}

std::string thai(int value) {
    const Strings ones{"", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
    const Strings tens{"", "สิบ", "ยี่สิบ", "สามสิบ", "สี่สิบ", "ห้าสิบ", "หกสิบ", "เจ็ดสิบ", "แปดสิบ", "เก้าสิบ"};
    const std::string front = (value >= 100 ? "หนึ่งร้อย" : "") + tens[static_cast<std::size_t>(value) % 100 / 10];
    return front + (value % 10 == 1 && !front.empty() ? "เอ็ด" : ones[static_cast<std::size_t>(value) % 10]);
}

std::string vietnamese(int value) {
    const Strings ones{"", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
    const auto ten = static_cast<std::size_t>(value) % 100 / 10, one = static_cast<std::size_t>(value) % 10;
    std::string out = value >= 100 ? " một trăm" : "";
    out += ten == 1 ? " mười" : ten > 1 ? " " + ones[ten] + " mươi" : value > 100 ? " lẻ" : "";
    out += one == 0 ? "" : one == 1 && ten > 1 ? " mốt" : one == 5 && ten > 0 ? " lăm" : " " + ones[one];
    return out.substr(1);
}

std::string native_korean(int value) {
    const Strings ones{"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
    const Strings tens{"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    return (value >= 100 ? "백" : "") + tens[static_cast<std::size_t>(value) % 100 / 10] + ones[static_cast<std::size_t>(value) % 10];
}

constexpr std::u32string_view kCircle = U"○一二三四五六七八九";
constexpr std::u32string_view kZero = U"〇一二三四五六七八九";
constexpr std::u32string_view kKatakana = U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
constexpr std::u32string_view kHalfKatakana = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
constexpr std::u32string_view kPoem = U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
constexpr std::u32string_view kHalfPoem = U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";

const std::map<std::string, Rule>& rules() {
    const auto decimal = [](int value) { return std::to_string(value); };
    const auto nothing = [](int) { return std::string(); };
    const Names chinese{U"零一二三四五六七八九", "十", "一百", false, true, true};
    const Names legal{U"零壹贰叁肆伍陆柒捌玖", "拾", "壹佰", true, true, true};
    const Names traditional_legal{U"零壹貳參肆伍陸柒捌玖", "拾", "壹佰", true, true, true};
    static const std::map<std::string, Rule> all{
        {"decimal", decimal},
        {"decimalHalfWidth", decimal},
        {"none", nothing},
        {"bullet", nothing},
        {"upperRoman", [](int value) { return roman(value, true); }},
        {"lowerRoman", [](int value) { return roman(value, false); }},
        {"upperLetter", repeats(U"ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
        {"lowerLetter", repeats(U"abcdefghijklmnopqrstuvwxyz")},
        {"ordinal", ordinal},
        {"cardinalText", [](int value) { return english(value, false); }},
        {"ordinalText", [](int value) { return english(value, true); }},
        {"hex", hexadecimal},
        {"chicago", repeats(U"*†‡§")},
        {"decimalZero", [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); }},
        {"decimalFullWidth", digits(U"０１２３４５６７８９")},
        {"decimalFullWidth2", digits(U"０１２３４５６７８９")},
        {"decimalEnclosedCircle", ends(U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")},
        {"decimalEnclosedCircleChinese", ends(U"①②③④⑤⑥⑦⑧⑨⑩")},
        {"decimalEnclosedFullstop", ends(U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")},
        {"decimalEnclosedParen", ends(U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")},
        {"numberInDash", [](int value) { return "- " + std::to_string(value) + " -"; }},
        {"ideographDigital", digits(kZero)},
        {"japaneseDigitalTenThousand", digits(kZero)},
        {"koreanDigital2", digits(kZero)},
        {"taiwaneseDigital", digits(kCircle)},
        {"koreanDigital", digits(U"영일이삼사오육칠팔구")},
        {"ideographTraditional", ends(U"甲乙丙丁戊己庚辛壬癸")},
        {"ideographZodiac", ends(U"子丑寅卯辰巳午未申酉戌亥")},
        {"ideographZodiacTraditional", zodiac},
        {"ideographEnclosedCircle", ends(U"㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")},
        {"chineseCounting", then_digits(chinese, kCircle)},
        {"taiwaneseCounting", then_digits(chinese, kCircle)},
        {"chineseCountingThousand", with(chinese)},
        {"taiwaneseCountingThousand", with(chinese)},
        {"chineseLegalSimplified", with(legal)},
        {"ideographLegalTraditional", with(traditional_legal)},
        {"japaneseCounting", with({kZero, "十", "百", false, false, false})},
        {"japaneseLegal", with({U"零壱弐参四伍六七八九", "拾", "壱百", true, true, false})},
        {"koreanCounting", with({U"영일이삼사오육칠팔구", "십", "백", false, false, false})},
        {"koreanLegal", native_korean},
        {"aiueo", repeats(kHalfKatakana)},
        {"aiueoFullWidth", repeats(kKatakana)},
        {"iroha", repeats(kHalfPoem)},
        {"irohaFullWidth", repeats(kPoem)},
        {"ganada", repeats(U"가나다라마바사아자차카타파하")},
        {"chosung", repeats(U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")},
        {"russianLower", repeats(U"абвгдежзиклмнопрстуфхцчшщыэюя")},
        {"russianUpper", repeats(U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")},
        {"hebrew1", hebrew},
        {"hebrew2", hebrew_alphabet},
        {"arabicAlpha", repeats(U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي")},
        {"arabicAbjad", repeats(U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")},
        {"hindiVowels", repeats(U"कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह")},
        {"hindiConsonants", repeats(U"अआइईउऊऋऌऍऎएऐऑऒओऔ")},
        {"hindiNumbers", digits(U"०१२३४५६७८९")},
        {"thaiLetters", repeats(U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")},
        {"thaiNumbers", digits(U"๐๑๒๓๔๕๖๗๘๙")},
        {"thaiCounting", thai},
        {"bahtText", [](int value) { return thai(value) + "บาทถ้วน"; }},
        {"vietnameseCounting", vietnamese},
    };
    return all;
}

TEST(NumberTable, EveryFormatFromOneToOneHundredAndTwenty) {
    for (const auto& [name, rule] : rules()) {
        const NumberFormat format = parse_number_format(name);
        for (int value = 1; value <= kLast; ++value) {
            ASSERT_EQ(format_number(format, value), rule(value)) << name << ' ' << value;
        }
    }
}

/// The values of the standard, as its schema lists them. Words of dollars and of Hindi are not known here and are written in digits.
TEST(NumberTable, HoldsEveryValueOfTheStandard) {
    const std::set<std::string> in_digits{"dollarText", "hindiCounting"}, elsewhere{"custom"};
    for (const char* name :
         {"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago",
          "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal",
          "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet",
          "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle",
          "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
          "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand", "koreanDigital",
          "koreanCounting", "koreanLegal", "koreanDigital2", "vietnameseCounting", "russianLower", "russianUpper", "none", "numberInDash", "hebrew1",
          "hebrew2", "arabicAlpha", "arabicAbjad", "hindiVowels", "hindiConsonants", "hindiNumbers", "hindiCounting", "thaiLetters", "thaiNumbers",
          "thaiCounting", "bahtText", "dollarText", "custom"}) {
        EXPECT_TRUE(rules().contains(name) || elsewhere.contains(name) || (in_digits.contains(name) && format_number(parse_number_format(name), 7) == "7"))
            << name;
    }
}

}  // namespace
}  // namespace bianmu::extract::docx
