#include "batch/pipe_request.h"

#include <algorithm>
#include <utility>

#include "batch/base64.h"
#include "batch/fault.h"
#include "batch/open_source.h"
#include "emit/json_reader.h"
#include "emit/json_writer.h"

namespace bianmu::batch {
namespace {

using emit::Kind;
using emit::Node;
using model::Code;
using model::fail;

constexpr std::size_t kMaxName = 1024;          ///< bytes
constexpr const char* kDefaultName = "stdin";   ///< as `convert` calls what it reads from standard input

/// The members of an object, which stand behind it in the tree.
template <typename Take>
void each_member(const emit::ValueTree& tree, const Node& object, const Take& take) {
    const std::vector<Node>& nodes = tree.nodes();
    for (std::size_t at = static_cast<std::size_t>(&object - nodes.data()) + 1; at < object.end; at = nodes[at].end) {
        take(nodes[at]);
    }
}

/// A scalar as JSON, without the line break.
std::string written(const Node& node) {
    emit::ValueTree tree;
    if (node.kind == Kind::string) {
        tree.text({}, node.string());
    } else if (node.kind == Kind::integer) {
        tree.integer({}, node.integer);
    } else {
        tree.number({}, node.number);
    }
    std::string out = emit::write_json(tree, false);
    out.pop_back();
    return out;
}

model::Result<void> keep_content(std::string_view base64, PipeRequest& out) {
    auto bytes = decode_base64(base64);
    if (!bytes) {
        return fail(Code::usage, "content is no Base64");
    }
    if (bytes->empty()) {
        return fail(Code::empty, "is empty; it may not have been copied or downloaded whole");
    }
    out.content = make_memory_file("content");
    if (!out.content || !write_all(out.content.get(), *bytes)) {
        throw EnvironmentFault("no memory for the content of a request");
    }
    out.bytes = bytes->size();
    return {};
}

model::Result<void> read_members(const emit::ValueTree& tree, PipeRequest& out) {
    if (tree.nodes().empty() || tree.nodes().front().kind != Kind::object) {
        return fail(Code::usage, "a request is a JSON object with id, and path or content");
    }
    const Node* path = nullptr;
    const Node* content = nullptr;
    const Node* name = nullptr;
    const Node* options = nullptr;
    std::string unknown;
    bool has_id = true;
    each_member(tree, tree.nodes().front(), [&](const Node& member) {
        const std::string_view key = member.name();
        if (key == "id") {
            has_id = member.kind == Kind::string || member.kind == Kind::integer || member.kind == Kind::number;
            out.id = has_id ? written(member) : out.id;
        } else if (const auto known = key == "path" ? &path : key == "content" ? &content : key == "name" ? &name : key == "options" ? &options : nullptr) {
            *known = &member;
        } else {
            unknown = key;
        }
    });
    if (!has_id) {
        return fail(Code::usage, "id is a string or a number");
    }
    if (!unknown.empty()) {
        return fail(Code::usage, "unknown member " + unknown + " of a request; it has id, path or content, name, options");
    }
    for (const auto& [node, what] : {std::pair(path, "path"), std::pair(content, "content"), std::pair(name, "name")}) {
        if (node != nullptr && node->kind != Kind::string) {
            return fail(Code::usage, std::string(what) + " is a string");
        }
    }
    if ((path == nullptr) == (content == nullptr)) {
        return fail(Code::usage, "a request has either path or content");
    }
    if (options != nullptr) {
        if (options->kind != Kind::object) {
            return fail(Code::usage, "options is an object");
        }
        auto pairs = options::read_pairs(tree, *options, "options.");
        if (!pairs) {
            return tl::unexpected(std::move(pairs.error()));
        }
        out.options = std::move(*pairs);
    }
    out.name = name != nullptr ? name->string() : path != nullptr ? path->string() : kDefaultName;
    out.name.erase(0, out.name.rfind('/') + 1);
    if (out.name.size() > kMaxName) {
        return fail(Code::usage, "name is too long");
    }
    if (content != nullptr) {
        return keep_content(content->string(), out);
    }
    auto file = open_source(std::string(path->string()));
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    out.content = std::move(*file);
    return {};
}

}  // namespace

PipeRequest read_request(std::string_view line) {
    PipeRequest out;
    const auto tree = emit::read_json(line);
    auto read = tree ? read_members(*tree, out) : fail(Code::usage, "a request is a JSON object, but this is " + tree.error());
    if (!read) {
        out.error = std::move(read.error());
    }
    return out;
}

}  // namespace bianmu::batch
