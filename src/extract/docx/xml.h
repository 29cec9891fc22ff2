#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/docx/names.h"

namespace bianmu::extract::docx {

class Prefixes;

/// One attribute of a start tag.
struct Attribute {
    std::size_t prefix;  ///< its place among the prefixes of the part
    Name name;
    std::string_view value;  ///< with its escapes resolved
};

/// A start tag as the parser sees it; valid during the callback only.
class Element {
public:
    Element(Ns space, Name local, const Prefixes& prefixes, std::span<const Attribute> attributes)
        : ns(space), name(local), prefixes_(prefixes), attributes_(attributes) {}

    const Ns ns;
    const Name name;

    /// The value of the first attribute with this local name, in any namespace.
    [[nodiscard]] std::optional<std::string_view> find(Name attribute) const {
        for (const Attribute& a : attributes_) {
            if (a.name == attribute) {
                return a.value;
            }
        }
        return std::nullopt;
    }
    /// The same in one namespace.
    [[nodiscard]] std::optional<std::string_view> find(Ns space, Name attribute) const;
    /// The value or an empty text.
    [[nodiscard]] std::string_view get(Name attribute) const { return find(attribute).value_or(std::string_view()); }
    /// The same as owned text.
    [[nodiscard]] std::string text(Name attribute) const { return std::string(get(attribute)); }
    /// The value as a decimal integer.
    [[nodiscard]] std::optional<int> number(Name attribute) const;
    /// An on/off element: absent `w:val` means on.
    [[nodiscard]] bool on() const;
    /// The namespace that a prefix stands for.
    [[nodiscard]] Ns prefix(std::string_view wanted) const;

private:
    const Prefixes& prefixes_;
    std::span<const Attribute> attributes_;
};

/// Receives the elements of one part; starts and ends are always balanced, whatever the input.
class Handler {
public:
    Handler() = default;
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    virtual ~Handler() = default;

    virtual void start(const Element& element) = 0;
    virtual void end(Ns ns, Name name) = 0;
    virtual void text(std::string_view piece) = 0;
};

enum class Outcome {
    complete,
    malformed,  ///< not well-formed from some place on
    dtd,        ///< holds a document type declaration, which OOXML forbids
    too_deep,   ///< nested deeper than the limit
    flooded,    ///< a tag with an absurd number of attributes
};

/// A push parser: no network, no DTD, bounded depth, attributes and memory. Namespaces are resolved, prefixes do not matter. It reads by trees of pieces
/// (`TreeReader`), and with expat from where these cannot go on.
class Parser {
public:
    Parser(Handler& handler, int max_depth);
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser();

    /// Parses the next bytes, of large chunks faster. False once nothing more will be taken.
    bool feed(const char* bytes, std::size_t size);

    /// Ends the document; elements still open are closed towards the handler.
    Outcome finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bianmu::extract::docx
