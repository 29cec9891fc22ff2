// embed_profiles HEADER: writes the built-in profiles as tables, put together with what they extend and without the examples of their rules. The build runs it.
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "structure/built_in.h"
#include "structure/flatten.h"
#include "structure/profile_json.h"

int main(int argc, char** argv) {
    using namespace bianmu::structure;
    if (argc != 2) {
        std::fputs("usage: embed_profiles HEADER\n", stderr);
        return 2;
    }
    std::ofstream out(argv[1], std::ios::binary);
    out << "#pragma once\n\n#include \"structure/flat_json.h\"\n\nnamespace bianmu::structure::embedded {\n";
    for (const std::string_view name : kBuiltIn) {
        const FlatTable table(*built_in_json(name, Examples::left_out));
        const FlatJson json = table.view();
        out << "\ninline constexpr FlatValue k_" << name << "_values[] = {\n";
        for (const FlatValue& value : json.values) {
            out << '{' << value.key << ',' << value.text << ',' << value.size << ',' << value.end << ',' << value.key_size << ",FlatValue::Kind{" << static_cast<int>(value.kind) << "}},\n";
        }
        out << "};\ninline constexpr FlatJson k_" << name << "{k_" << name << "_values, R\"embedded(" << json.text << ")embedded\"};\n";
    }
    out << "\n}  // namespace bianmu::structure::embedded\n";
    return out.flush() ? 0 : 1;
}
