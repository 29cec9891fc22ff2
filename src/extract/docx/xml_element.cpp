#include <charconv>

#include "extract/docx/xml.h"
#include "extract/docx/xml_names.h"

namespace bianmu::extract::docx {

std::optional<std::string_view> Element::find(Ns space, Name attribute) const {
    for (const Attribute& a : attributes_) {
        // The empty prefix stands for no namespace here, unlike that of an element (Namespaces in XML 1.0, 6.2).
        if (a.name == attribute && (a.prefix == 0 ? Ns::none : prefixes_.ns(a.prefix)) == space) {
            return a.value;
        }
    }
    return std::nullopt;
}

std::optional<int> Element::number(Name attribute) const {
    const auto value = find(attribute);
    if (!value) {
        return std::nullopt;
    }
    int number = 0;
    const char* first = value->data() + (value->starts_with('+') ? 1 : 0);
    const auto [rest, error] = std::from_chars(first, value->data() + value->size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    return number;
}

bool Element::on() const {
    const auto value = find(Name::val);
    return !value || !(*value == "0" || *value == "false" || *value == "off" || *value == "none");
}

Ns Element::prefix(std::string_view wanted) const {
    return prefixes_.named(wanted);
}

}  // namespace bianmu::extract::docx
