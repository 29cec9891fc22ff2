#pragma once

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/xml_events.h"

namespace bianmu::extract::docx {

/// Reads UTF-8 by trees (pugixml), several times faster than expat: piece by piece, so that a tree takes little memory, which the next one takes again while
/// it is still in the cache. A piece ends before any start tag. It is well-formed but for the elements that are open at its end; there a mark is set, and the
/// next piece begins with their start tags. Each question to a node is a call into a library, so that few are asked.
class TreeReader {
public:
    explicit TreeReader(Events& events) : events_(events) {}

    // What was read so far. Nothing where `pending` is for another parser: it is not well-formed, or has no end of a piece for long.

    std::optional<Outcome> feed(std::string_view bytes);
    std::optional<Outcome> finish();

    [[nodiscard]] std::string_view pending() const { return pending_; }   ///< bytes that have not been told
    [[nodiscard]] const std::string& path() const { return path_; }       ///< start tags of the elements that are open where they begin
    [[nodiscard]] std::size_t depth() const { return open_.size(); }      ///< their number

private:
    /// Reads pieces and removes them.
    std::optional<Outcome> read_pieces(std::string_view& bytes);
    std::size_t end_of_piece(std::string_view bytes);
    std::optional<Outcome> read(std::string_view piece, bool last);
    /// Makes the tree. Whether it is whole.
    bool parse(std::string_view piece, bool last);
    Outcome walk(pugi::xml_node node);
    Outcome start(const pugi::xml_node& node, const char* name);

    Events& events_;
    std::string pending_, path_, text_;
    std::size_t searched_ = 0;   ///< no piece ends before
    const char* mark_ = nullptr;
    bool has_root_ = false;
    pugi::xml_document tree_;
    std::vector<pugi::xml_node> open_;
};

}  // namespace bianmu::extract::docx
