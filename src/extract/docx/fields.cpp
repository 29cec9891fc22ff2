#include "extract/docx/fields.h"

namespace bianmu::extract::docx {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::vector<FieldWord> field_words(std::string_view instruction) {
    std::vector<FieldWord> words;
    for (std::size_t at = 0; at < instruction.size();) {
        if (is_blank(instruction[at])) {
            ++at;
            continue;
        }
        FieldWord word;
        if (instruction[at] == '"') {
            word.quoted = true;
            for (++at; at < instruction.size() && instruction[at] != '"'; ++at) {
                if (instruction[at] == '\\' && at + 1 < instruction.size() && (instruction[at + 1] == '"' || instruction[at + 1] == '\\')) {
                    ++at;
                }
                word.text += instruction[at];
            }
            ++at;
        } else {
            for (; at < instruction.size() && !is_blank(instruction[at]); ++at) {
                word.text += instruction[at];
            }
        }
        words.push_back(std::move(word));
    }
    return words;
}

std::string FormField::text() const {
    if (is_check_box) {
        return checked ? "\u2612" : "\u2610";
    }
    return selected >= 0 && static_cast<std::size_t>(selected) < entries.size() ? entries[static_cast<std::size_t>(selected)] : std::string();
}

void read_form_field(const Element& element, FormField& into) {
    switch (element.name) {
        case Name::checkBox:
            into.is_check_box = true;
            break;
        case Name::default_:  // stands before the state, if there is one
            into.checked = element.on();
            into.selected = element.number(Name::val).value_or(0);
            break;
        case Name::checked:
            into.checked = element.on();
            break;
        case Name::result:
            into.selected = element.number(Name::val).value_or(0);
            break;
        case Name::listEntry:
            into.entries.push_back(element.text(Name::val));
            break;
        default:
            break;
    }
}

std::string field_name(std::string_view instruction) {
    std::size_t start = 0;
    while (start < instruction.size() && is_blank(instruction[start])) {
        ++start;
    }
    std::string name;
    for (; start < instruction.size() && !is_blank(instruction[start]) && instruction[start] != '\\'; ++start) {
        const char c = instruction[start];
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

std::string hyperlink_target(std::string_view instruction) {
    if (field_name(instruction) != "HYPERLINK") {
        return {};
    }
    std::string address, bookmark;
    const std::vector<FieldWord> words = field_words(instruction);
    for (std::size_t i = 1; i < words.size(); ++i) {
        const FieldWord& word = words[i];
        if (!word.quoted && word.text.starts_with('\\')) {
            const bool takes_value = word.text == "\\l" || word.text == "\\o" || word.text == "\\t";
            if (takes_value && i + 1 < words.size()) {
                ++i;
                if (word.text == "\\l") {
                    bookmark = words[i].text;
                }
            }
        } else if (address.empty()) {
            address = word.text;
        }
    }
    return bookmark.empty() ? address : address + "#" + bookmark;
}

bool is_silent_field(std::string_view instruction) {
    const std::string name = field_name(instruction);
    return name == "SET" || name == "ASK";
}

bool is_page_field(std::string_view instruction) {
    const std::string name = field_name(instruction);
    return name == "PAGE" || name == "NUMPAGES" || name == "SECTIONPAGES";
}

}  // namespace bianmu::extract::docx
