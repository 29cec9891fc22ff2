#include "queue/job.h"

#include <algorithm>

#include "convert/digest.h"
#include "emit/json_reader.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::queue {

std::string Job::pack() const {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("source", source);
    tree.text("mirrored", mirrored);
    tree.integer("bytes", static_cast<std::int64_t>(bytes));
    tree.integer("modified", modified);
    tree.boolean("inside", content.has_value());
    tree.close();
    return emit::write_json(tree, false) + content.value_or("");
}

std::optional<Job> Job::unpack(std::string_view message) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    const auto tree = emit::read_json(message.substr(0, end));
    if (!tree || tree->nodes().empty() || tree->nodes().front().kind != emit::Kind::object) {
        return {};
    }
    Job out;
    bool is_inside = false;
    const auto& nodes = tree->nodes();
    for (std::size_t at = 1; at < nodes.size(); at = nodes[at].end) {
        const emit::Node& node = nodes[at];
        if (node.kind == emit::Kind::string) {
            (node.name() == "source" ? out.source : out.mirrored) = node.string();
        } else if (node.kind == emit::Kind::integer && node.name() == "bytes") {
            out.bytes = static_cast<std::uint64_t>(node.integer);
        } else if (node.kind == emit::Kind::integer && node.name() == "modified") {
            out.modified = node.integer;
        } else if (node.kind == emit::Kind::boolean && node.name() == "inside") {
            is_inside = node.integer != 0;
        }
    }
    if (out.source.empty() || out.mirrored.empty() || (is_inside && message.size() - end != out.bytes + 1)) {
        return {};
    }
    if (is_inside) {
        out.content = std::string(message.substr(end + 1));
    }
    return out;
}

std::string Job::id() const {
    return convert::digest_of(source + '\0' + mirrored + '\0' + std::to_string(bytes) + '\0' + std::to_string(modified)).substr(0, 32);
}

std::string Parked::pack() const {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("source", source);
    if (!inner.empty()) {
        tree.text("inner", inner);
    }
    tree.text("code", code);
    tree.text("message", message);
    tree.integer("deliveries", static_cast<std::int64_t>(deliveries));
    tree.text("worker", worker);
    tree.close();
    return emit::write_json(tree, false);
}

}  // namespace bianmu::queue
