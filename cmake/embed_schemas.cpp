// embed_schemas HEADER [NAME FILE]...: writes each schema as NAME, and as NAMERules, a table without its descriptions: they are half of its text, and say
// nothing to a checker. The build runs it.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "flat_table.h"

namespace {

using bianmu::structure::Json;

void drop_descriptions(Json& value) {
    if (value.is_object() && value.contains("description") && value["description"].is_string()) {
        value.erase("description");
    }
    for (Json& child : value) {
        if (child.is_structured()) {
            drop_descriptions(child);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc % 2 != 0) {
        std::fputs("usage: embed_schemas HEADER [NAME FILE]...\n", stderr);
        return 2;
    }
    std::ofstream out(argv[1], std::ios::binary);
    out << "#pragma once\n\n#include \"model/flat_json.h\"\n\nnamespace bianmu::emit::embedded {\n";
    for (int i = 2; i < argc; i += 2) {
        std::ifstream file(argv[i + 1], std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        Json schema = Json::parse(text);
        drop_descriptions(schema);
        out << "inline constexpr std::string_view " << argv[i] << " = R\"embedded(" << text << ")embedded\";\n";
        bianmu::write_table(out, std::string(argv[i]) + "Rules", schema);
    }
    out << "}  // namespace bianmu::emit::embedded\n";
    return out.flush() ? 0 : 1;
}
