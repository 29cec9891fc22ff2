#include "extract/docx/number_words.h"

#include <string_view>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::u32string_view kHebrew = U"\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9\u05DB\u05DC\u05DE\u05E0\u05E1\u05E2\u05E4\u05E6\u05E7\u05E8\u05E9\u05EA";

}  // namespace

std::string hebrew_numeral(int value) {
    if (value < 1 || value > 999) {
        return {};
    }
    std::u32string out(static_cast<std::size_t>(value / 400), kHebrew[21]);   // 400
    value %= 400;
    if (value >= 100) {
        out += kHebrew[static_cast<std::size_t>(17 + value / 100)];   // 100, 200, 300
        value %= 100;
    }
    if (value == 15 || value == 16) {   // 9 and 6 or 7: 10 and 5 or 6 would spell a holy name
        out += kHebrew[8];
        value -= 9;
    }
    if (value >= 10) {
        out += kHebrew[static_cast<std::size_t>(8 + value / 10)];
        value %= 10;
    }
    if (value > 0) {
        out += kHebrew[static_cast<std::size_t>(value - 1)];
    }
    return model::to_utf8(out);
}

std::string hebrew_letters(int value) {
    constexpr int kSize = static_cast<int>(kHebrew.size());
    constexpr int kLast = 392;   // of the standard
    if (value < 1 || value > kLast) {
        return {};
    }
    std::u32string out(static_cast<std::size_t>((value - 1) / kSize), kHebrew.back());
    out += kHebrew[static_cast<std::size_t>((value - 1) % kSize)];
    return model::to_utf8(out);
}

std::string thai_words(int value) {
    constexpr std::string_view kDigits[] = {"", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
    constexpr std::string_view kPlaces[] = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};
    if (value < 1 || value > 999'999) {
        return {};
    }
    std::string out;
    for (int place = 5, worth = 100'000; place >= 0; --place, worth /= 10) {
        const int digit = value / worth % 10;
        if (digit == 0) {
            continue;
        }
        if (place == 0 && digit == 1 && !out.empty()) {
            out += "เอ็ด";
        } else {
            out += place == 1 && digit == 1 ? "" : place == 1 && digit == 2 ? "ยี่" : kDigits[digit];
        }
        out += kPlaces[place];
    }
    return out;
}

std::string vietnamese_words(int value) {
    constexpr std::string_view kDigits[] = {"", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
    if (value < 1 || value > 999) {
        return {};
    }
    const int hundreds = value / 100, tens = value / 10 % 10, ones = value % 10;
    std::string out;
    const auto say = [&out](std::string_view word) { out += (out.empty() ? "" : " ") + std::string(word); };
    if (hundreds > 0) {
        say(kDigits[hundreds]);
        say("trăm");
    }
    if (tens == 1) {
        say("mười");
    } else if (tens > 1) {
        say(kDigits[tens]);
        say("mươi");
    } else if (hundreds > 0 && ones > 0) {
        say("lẻ");
    }
    if (ones > 0) {
        say(ones == 1 && tens > 1 ? "mốt" : ones == 5 && tens > 0 ? "lăm" : kDigits[ones]);
    }
    return out;
}

std::string korean_words(int value) {
    constexpr std::string_view kTens[] = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    constexpr std::string_view kOnes[] = {"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
    if (value < 1 || value > 199) {
        return {};
    }
    return std::string(value >= 100 ? "백" : "") + std::string(kTens[value / 10 % 10]) + std::string(kOnes[value % 10]);
}

}  // namespace bianmu::extract::docx
