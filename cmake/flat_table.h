// How the programs of the build write a table of JSON into a header.
#pragma once

#include <ostream>
#include <string>

#include "structure/flatten.h"

namespace bianmu {

/// Writes the constant `name`, a `model::FlatJson`, and its values beside it.
inline void write_table(std::ostream& out, const std::string& name, const structure::Json& value) {
    const structure::FlatTable table(value);
    const model::FlatJson json = table.view();
    out << "\ninline constexpr model::FlatValue " << name << "_values[] = {\n";
    for (const model::FlatValue& each : json.values) {
        out << '{' << each.key << ',' << each.text << ',' << each.size << ',' << each.end << ',' << each.key_size << ",model::FlatValue::Kind{" << static_cast<int>(each.kind) << "}},\n";
    }
    out << "};\ninline constexpr model::FlatJson " << name << "{" << name << "_values, R\"embedded(" << json.text << ")embedded\"};\n";
}

}  // namespace bianmu
