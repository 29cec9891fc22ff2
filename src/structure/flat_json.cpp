#include "structure/flat_json.h"

#include <charconv>

namespace bianmu::structure {

Value Value::operator[](std::string_view name) const {
    if (json_ != nullptr && node().kind == FlatValue::Kind::object) {
        for (const Value member : *this) {
            if (member.key() == name) {
                return member;
            }
        }
    }
    return {};
}

Value Value::at(std::string_view name) const {
    const Value member = (*this)[name];
    return member ? member : throw Malformed("lacks the key " + std::string(name));
}

std::string_view Value::text_of(FlatValue::Kind kind) const {
    if (node().kind != kind) {
        throw Malformed(std::string(key()) + " is of another kind");
    }
    return json_->text.substr(node().text, node().size);
}

std::string_view Value::text() const { return *this ? text_of(FlatValue::Kind::text) : std::string_view(); }

double Value::number(double otherwise) const {
    if (!*this) {
        return otherwise;
    }
    const std::string_view digits = text_of(FlatValue::Kind::number);
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool Value::flag(bool otherwise) const { return *this ? text_of(FlatValue::Kind::flag) == "true" : otherwise; }

std::vector<std::string> Value::texts() const {
    std::vector<std::string> out;
    for (const Value value : *this) {
        out.emplace_back(value.text());
    }
    return out;
}

}  // namespace bianmu::structure
