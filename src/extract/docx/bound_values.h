#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx/package.h"

namespace bianmu::extract::docx {

/// What a `w:dataBinding` says (ECMA-376 part 1, 17.5.2.6): where the value of a content control is kept.
struct DataBinding {
    std::string path;      ///< XPath
    std::string prefixes;  ///< its namespaces: `xmlns:ns0='…' xmlns:ns1='…'`
    std::string store;     ///< id of the custom XML part, or of the properties of the package
};

/// The custom XML parts of a document, read when the first content control asks for its value.
class BoundValues {
public:
    /// @param items       names of the custom XML parts
    /// @param properties  names of the parts of core and extended properties; either may be empty
    BoundValues(Package& package, std::vector<std::string> items, std::string core, std::string extended);
    BoundValues(const BoundValues&) = delete;
    BoundValues& operator=(const BoundValues&) = delete;
    ~BoundValues();

    /// The text that a binding leads to; nothing where its part, or the place in it, is not there. Only paths of named steps with places
    /// (`/ns0:book[1]/ns0:title[1]`, `…/@id`), as Word writes them, lead anywhere.
    [[nodiscard]] std::optional<std::string> find(const DataBinding& binding);

private:
    struct Store;
    void load();
    void load(const std::string& part, std::string id);

    Package& package_;
    std::vector<std::string> items_;
    std::string core_, extended_;
    std::vector<Store> stores_;
    std::size_t patience_ = 20'000'000;   // elements to look at for all bindings together
    bool loaded_ = false;
};

}  // namespace bianmu::extract::docx
