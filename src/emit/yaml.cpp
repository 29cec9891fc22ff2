#include "emit/yaml.h"

#include <vector>

namespace bianmu::emit {
namespace {

class Yaml {
public:
    Yaml(const ValueTree& tree, std::string& out) : nodes_(tree.nodes()), out_(out) {}
    void members(std::uint32_t parent, std::size_t depth) {
        for (std::uint32_t child = parent + 1; child < nodes_[parent].end; child = nodes_[child].end) {
            if (nodes_[child].size == 0 && (nodes_[child].kind == Kind::array || nodes_[child].kind == Kind::object)) {
                continue;   // nothing to say
            }
            out_.append(2 * depth, ' ');
            out_ += nodes_[parent].kind == Kind::array ? std::string("-") : std::string(nodes_[child].name()) + ":";
            value(child, depth);
        }
    }

private:
    void value(std::uint32_t at, std::size_t depth) {
        const Node& node = nodes_[at];
        if (node.kind == Kind::array || node.kind == Kind::object) {
            out_ += '\n';
            members(at, depth + 1);
        } else if (node.kind == Kind::string) {
            out_ += " \"";
            for (const char c : node.string()) {
                const bool control = static_cast<unsigned char>(c) < 0x20;
                out_ += c == '"' || c == '\\' ? "\\" : "";
                out_ += control ? ' ' : c;
            }
            out_ += "\"\n";
        } else {
            out_ += ' ' + (node.kind == Kind::boolean ? std::string(node.integer != 0 ? "true" : "false") : std::to_string(node.integer)) + '\n';
        }
    }

    const std::vector<Node>& nodes_;
    std::string& out_;
};

}  // namespace

void write_yaml(const ValueTree& tree, std::string& out) {
    Yaml(tree, out).members(0, 0);
}

}  // namespace bianmu::emit
