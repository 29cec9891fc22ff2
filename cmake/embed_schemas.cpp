// embed_schemas HEADER [NAME FILE]...: writes each schema as NAME, and as NAMERules, a table without its descriptions: they are half of its text, and say
// nothing to a checker. The build runs it.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "emit/value_tree.h"

namespace {

using bianmu::emit::Kind;
using bianmu::emit::TableNode;
using Json = nlohmann::ordered_json;

bool is_description(const std::string& name, const Json& value) { return name == "description" && value.is_string(); }

/// A schema as nodes and one text, in which equal texts stand once.
class Table {
public:
    void add(const std::string& key, const Json& value) {
        const std::size_t at = nodes_.size();
        TableNode node;
        node.key = place_of(key);
        node.key_size = static_cast<std::uint32_t>(key.size());
        node.kind = kind_of(value);
        if (node.kind == Kind::string) {
            const auto& text = value.get_ref<const std::string&>();
            node.value = place_of(text);
            node.size = static_cast<std::uint32_t>(text.size());
        } else if (node.kind == Kind::boolean || node.kind == Kind::integer) {
            node.value = value.is_boolean() ? static_cast<std::int64_t>(value.get<bool>()) : value.get<std::int64_t>();
        }
        nodes_.push_back(node);
        for (const auto& [name, child] : value.items()) {
            if (value.is_structured() && !is_description(name, child)) {
                ++nodes_[at].size;
                add(value.is_object() ? name : std::string(), child);
            }
        }
        nodes_[at].end = static_cast<std::uint32_t>(nodes_.size());
    }

    void write(std::ostream& out, const std::string& name) const {
        out << "inline constexpr TableNode " << name << "Nodes[] = {\n";
        for (const TableNode& node : nodes_) {
            out << '{' << node.key << ',' << node.key_size << ',' << node.value << ',' << node.size << ',' << node.end << ",Kind{" << static_cast<int>(node.kind) << "}},\n";
        }
        out << "};\ninline constexpr ValueTable " << name << "{" << name << "Nodes, R\"embedded(" << text_ << ")embedded\"};\n";
    }

private:
    static Kind kind_of(const Json& value) {
        switch (value.type()) {
            case Json::value_t::object:
                return Kind::object;
            case Json::value_t::array:
                return Kind::array;
            case Json::value_t::string:
                return Kind::string;
            case Json::value_t::boolean:
                return Kind::boolean;
            case Json::value_t::number_integer:
            case Json::value_t::number_unsigned:
                return Kind::integer;
            default:
                throw std::invalid_argument("a schema holds " + value.dump());
        }
    }

    std::uint32_t place_of(const std::string& piece) {
        const auto [found, fresh] = places_.try_emplace(piece, static_cast<std::uint32_t>(text_.size()));
        if (fresh) {
            text_ += piece;
        }
        return found->second;
    }

    std::vector<TableNode> nodes_;
    std::string text_;
    std::map<std::string, std::uint32_t> places_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc % 2 != 0) {
        std::fputs("usage: embed_schemas HEADER [NAME FILE]...\n", stderr);
        return 2;
    }
    std::ofstream out(argv[1], std::ios::binary);
    out << "#pragma once\n\n#include \"emit/value_tree.h\"\n\nnamespace bianmu::emit::embedded {\n";
    for (int i = 2; i < argc; i += 2) {
        std::ifstream file(argv[i + 1], std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        Table table;
        table.add({}, Json::parse(text));
        out << "inline constexpr std::string_view " << argv[i] << " = R\"embedded(" << text << ")embedded\";\n";
        table.write(out, std::string(argv[i]) + "Rules");
    }
    out << "}  // namespace bianmu::emit::embedded\n";
    return out.flush() ? 0 : 1;
}
