#include "extract/docx/rtf_chunk.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "extract/docx/chunk_text.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kMostGroups = 1000;  // within each other
constexpr std::size_t kMostColumns = 1000;

/// The encoding of a code page (`\ansicpg`), or of a font's character set (`\fcharset`).
const char* encoding_of(int code_page) {
    switch (code_page) {
        case 936:
            return "GB18030";
        case 950:
            return "BIG5";
        case 932:
            return "CP932";
        case 949:
            return "CP949";
        case 1250:
            return "CP1250";
        case 1251:
            return "CP1251";
        case 1253:
            return "CP1253";
        case 65001:
            return "UTF-8";
        default:
            return "CP1252";
    }
}

int code_page_of_charset(int charset) {
    switch (charset) {
        case 134:
            return 936;
        case 136:
            return 950;
        case 128:
            return 932;
        case 129:
            return 949;
        case 204:
            return 1251;
        case 161:
            return 1253;
        case 238:
            return 1250;
        default:
            return 0;  // that of the document
    }
}

/// What holds no text of the document.
bool is_aside(std::string_view word) {
    static constexpr std::string_view kWords[] = {"colortbl", "stylesheet", "info",    "pict",    "header",  "headerl", "headerr", "headerf", "footer", "footerl",
                                                  "footerr",  "footerf",    "fldinst", "objdata", "themedata", "xe",    "tc",      "nonesttables", "filetbl", "listtable", "revtbl"};
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

std::string_view character_of(std::string_view word) {
    static constexpr std::pair<std::string_view, std::string_view> kCharacters[] = {
        {"emdash", "\u2014"}, {"endash", "\u2013"},    {"lquote", "\u2018"}, {"rquote", "\u2019"}, {"ldblquote", "\u201C"}, {"rdblquote", "\u201D"}, {"bullet", "\u2022"},
        {"tab", "\t"},        {"line", "\n"},          {"emspace", "\u2003"}, {"enspace", "\u2002"}};
    const auto* found = std::find_if(std::begin(kCharacters), std::end(kCharacters), [&](const auto& one) { return one.first == word; });
    return found == std::end(kCharacters) ? std::string_view() : found->second;
}

class RtfReader {
public:
    RtfReader(std::string_view bytes, Shared& shared, const model::Location& place) : bytes_(bytes), shared_(shared), place_(place) {}

    std::vector<model::Block> read() {
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_++];
            if (c == '{') {
                flush();
                if (groups_.size() < kMostGroups) {
                    groups_.push_back(now_);
                } else {
                    ++beyond_;
                }
            } else if (c == '}') {
                flush();
                if (beyond_ > 0) {
                    --beyond_;
                } else if (!groups_.empty()) {
                    now_ = groups_.back();
                    groups_.pop_back();
                }
            } else if (c == '\\') {
                read_control();
            } else if (c != '\r' && c != '\n' && c != '\0') {
                add_byte(c);
            }
        }
        end_paragraph();
        end_row();
        end_table();
        return std::move(blocks_);
    }

private:
    struct State {
        bool aside = false, bold = false, italic = false, hidden = false, fonts = false;
        int skipped_after = 1;  // characters that stand for one of \u
        int font = 0;
    };

    void add_byte(char c) {
        if (to_skip_ > 0) {
            --to_skip_;
        } else if (!now_.aside) {
            pending_ += c;
        }
    }

    void read_control() {
        if (at_ >= bytes_.size()) {
            return;
        }
        const char c = bytes_[at_];
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            read_word();
            return;
        }
        ++at_;
        switch (c) {
            case '\'': {
                unsigned code = '?';
                const std::size_t end = std::min(at_ + 2, bytes_.size());
                std::from_chars(bytes_.data() + at_, bytes_.data() + end, code, 16);
                at_ = end;
                add_byte(static_cast<char>(code));
                break;
            }
            case '*':
                now_.aside = true;  // a destination that readers may pass over
                break;
            case '~':
                append("\u00A0");
                break;
            case '_':
                append("\u2011");
                break;
            case '\n':
            case '\r':
                end_paragraph();
                break;
            case '\\':
            case '{':
            case '}':
                add_byte(c);
                break;
            default:
                break;
        }
    }

    void read_word() {
        const std::size_t start = at_;
        while (at_ < bytes_.size() && (bytes_[at_] | 0x20) >= 'a' && (bytes_[at_] | 0x20) <= 'z') {
            ++at_;
        }
        const std::string_view word = bytes_.substr(start, at_ - start);
        int value = 1;
        const auto number = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
        at_ = static_cast<std::size_t>(number.ptr - bytes_.data());
        if (at_ < bytes_.size() && bytes_[at_] == ' ') {
            ++at_;
        }
        obey(word, value);
    }

    void obey(std::string_view word, int value) {
        if (word == "bin") {
            at_ += std::min(static_cast<std::size_t>(std::max(value, 0)), bytes_.size() - at_);
        } else if (word == "u") {
            append_unicode(value);
        } else if (word == "uc") {
            now_.skipped_after = std::clamp(value, 0, 16);
        } else if (word == "ansicpg") {
            code_page_ = value;
        } else if (word == "fonttbl") {
            now_.aside = now_.fonts = true;
        } else if (word == "f") {
            flush();
            now_.font = value;
        } else if (word == "fcharset" && now_.fonts) {
            fonts_[now_.font] = code_page_of_charset(value);
        } else if (is_aside(word)) {
            now_.aside = true;
        } else if (!now_.aside) {
            format(word, value);
        }
    }

    void format(std::string_view word, int value) {
        if (word == "par" || word == "sect" || word == "page" || word == "nestcell") {
            end_paragraph();
        } else if (word == "cell") {
            end_cell();
        } else if (word == "row") {
            end_row();
        } else if (word == "pard") {
            in_table_ = false;
            outline_ = 0;
        } else if (word == "intbl") {
            in_table_ = true;
        } else if (word == "outlinelevel") {
            outline_ = value >= 0 && value < 9 ? value + 1 : 0;
        } else if (word == "plain" || word == "b" || word == "i" || word == "v") {
            flush();
            now_.bold = word == "b" ? value != 0 : word != "plain" && now_.bold;
            now_.italic = word == "i" ? value != 0 : word != "plain" && now_.italic;
            now_.hidden = word == "v" ? value != 0 : word != "plain" && now_.hidden;
        } else {
            append(character_of(word));
        }
    }

    /// \u gives UTF-16, as signed numbers.
    void append_unicode(int value) {
        const auto unit = static_cast<char32_t>(value & 0xFFFF);
        to_skip_ = now_.skipped_after;
        if (now_.aside) {
            return;
        }
        flush();
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
            return;
        }
        const char32_t high = std::exchange(high_, 0);
        std::string out;
        if (const bool low = unit >= 0xDC00 && unit < 0xE000; unit >= 0x20) {
            model::append_utf8(out, low && high != 0 ? 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00) : unit);
        }
        append(out);
    }

    /// Puts the bytes that have come into the paragraph, in the encoding of their font.
    void flush() {
        if (!pending_.empty()) {
            const std::string bytes = std::exchange(pending_, {});
            const auto font = fonts_.find(now_.font);
            append(convert_text(bytes, encoding_of(font != fonts_.end() && font->second != 0 ? font->second : code_page_)));
        }
    }

    void append(std::string_view text) {
        flush();
        if (now_.aside || text.empty()) {
            return;
        }
        if (now_.hidden && !shared_.keep_hidden) {
            shared_.accounting.discard("hidden", text);
            return;
        }
        RunLook look;
        look.style.bold = now_.bold;
        look.style.italic = now_.italic;
        builder_.append(text, look);
    }

    void end_paragraph() {
        flush();
        TextBuilder builder = std::exchange(builder_, {});
        if (model::trim(builder.text()).empty()) {
            return;
        }
        model::Paragraph paragraph;
        builder.finish(paragraph);
        paragraph.outline_level = outline_;
        paragraph.locations.push_back(place_);
        shared_.accounting.keep(paragraph.text);
        if (in_table_) {
            cell_.push_back({std::move(paragraph)});
        } else {
            end_row();
            end_table();
            blocks_.push_back({std::move(paragraph)});
        }
    }

    void end_cell() {
        in_table_ = true;
        end_paragraph();
        if (row_.size() < kMostColumns) {
            row_.push_back(std::exchange(cell_, {}));
        } else {
            std::move(cell_.begin(), cell_.end(), std::back_inserter(row_.back()));
            cell_.clear();
        }
    }

    void end_row() {
        if (!cell_.empty()) {
            end_cell();
        }
        int column = 0;
        for (std::vector<model::Block>& blocks : std::exchange(row_, {})) {
            table_.cells.push_back({table_.rows, column++, 1, 1, false, std::move(blocks)});
        }
        table_.rows += column > 0 ? 1 : 0;
        table_.columns = std::max(table_.columns, column);
    }

    void end_table() {
        if (table_.rows > 0) {
            table_.locations.push_back(place_);
            blocks_.push_back({std::exchange(table_, {})});
        }
    }

    std::string_view bytes_;
    Shared& shared_;
    model::Location place_;
    std::size_t at_ = 0, beyond_ = 0;
    State now_;
    std::vector<State> groups_;
    std::map<int, int> fonts_;  // code pages
    int code_page_ = 1252, to_skip_ = 0, outline_ = 0;
    char32_t high_ = 0;
    bool in_table_ = false;
    std::string pending_;
    TextBuilder builder_;
    std::vector<model::Block> blocks_, cell_;
    std::vector<std::vector<model::Block>> row_;
    model::Table table_;
};

}  // namespace

std::vector<model::Block> read_rtf(std::string_view bytes, Shared& shared, const model::Location& place) {
    return RtfReader(bytes, shared, place).read();
}

}  // namespace bianmu::extract::docx
