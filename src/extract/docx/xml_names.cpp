#include "extract/docx/xml_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kNameCount = static_cast<std::size_t>(Name::count_);

constexpr std::array<std::string_view, kNameCount> kSpellings{"",
#define BIANMU_X(name) #name,
#define BIANMU_Y(name, spelling) spelling,
                                                              BIANMU_DOCX_NAMES(BIANMU_X, BIANMU_Y)
#undef BIANMU_X
#undef BIANMU_Y
};

struct KnownNamespace {
    Ns ns;
    std::string_view uri;
};

constexpr KnownNamespace kNamespaces[] = {
    {Ns::w, "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {Ns::w, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {Ns::r, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {Ns::r, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {Ns::rel, "http://schemas.openxmlformats.org/package/2006/relationships"},
    {Ns::ct, "http://schemas.openxmlformats.org/package/2006/content-types"},
    {Ns::mc, "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {Ns::wp, "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {Ns::wp, "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
    {Ns::a, "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {Ns::a, "http://purl.oclc.org/ooxml/drawingml/main"},
    {Ns::pic, "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    {Ns::pic, "http://purl.oclc.org/ooxml/drawingml/picture"},
    {Ns::m, "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {Ns::m, "http://purl.oclc.org/ooxml/officeDocument/math"},
    {Ns::v, "urn:schemas-microsoft-com:vml"},
    {Ns::o, "urn:schemas-microsoft-com:office:office"},
    {Ns::c, "http://schemas.openxmlformats.org/drawingml/2006/chart"},
    {Ns::c, "http://purl.oclc.org/ooxml/drawingml/chart"},
    {Ns::cx, "http://schemas.microsoft.com/office/drawing/2014/chartex"},
    {Ns::dgm, "http://schemas.openxmlformats.org/drawingml/2006/diagram"},
    {Ns::dgm, "http://purl.oclc.org/ooxml/drawingml/diagram"},
    {Ns::wps, "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"},
    {Ns::wpg, "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"},
    {Ns::wpc, "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2010/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2012/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/drawing/2010/main"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2015/wordml/symex"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2016/wordml/cid"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2018/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2018/wordml/cex"},
    {Ns::cp, "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
    {Ns::dc, "http://purl.org/dc/elements/1.1/"},
    {Ns::dcterms, "http://purl.org/dc/terms/"},
    {Ns::app, "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
    {Ns::app, "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"},
    {Ns::xml, "http://www.w3.org/XML/1998/namespace"},
};

using Spelling = std::pair<std::string_view, Name>;

/// The spellings in order, each with its name.
constexpr auto kSorted = [] {
    std::array<Spelling, kNameCount - 1> sorted{};
    for (std::size_t i = 1; i < kNameCount; ++i) {
        sorted[i - 1] = {kSpellings[i], static_cast<Name>(i)};
    }
    std::sort(sorted.begin(), sorted.end(), [](const Spelling& a, const Spelling& b) { return a.first < b.first; });
    return sorted;
}();

}  // namespace

Name name_of(std::string_view local) {
    const auto at = std::lower_bound(kSorted.begin(), kSorted.end(), local, [](const Spelling& a, std::string_view b) { return a.first < b; });
    return at != kSorted.end() && at->first == local ? at->second : Name::unknown;
}

Ns namespace_of(std::string_view uri) {
    const auto* known = std::find_if(std::begin(kNamespaces), std::end(kNamespaces), [&](const KnownNamespace& k) { return k.uri == uri; });
    return known != std::end(kNamespaces) ? known->ns : uri.empty() ? Ns::none : Ns::other;
}

Tag Tags::find_from(std::size_t slot, Words words) {
    for (; slots_[slot] != 0; slot = (slot + 1) % kSlots) {
        const Known& known = known_[slots_[slot] - 1U];
        if (known.words == words) {
            return known.tag;
        }
    }
    const std::string_view padded(reinterpret_cast<const char*>(&words), sizeof words);
    const Tag tag = read(padded.substr(0, padded.find('\0')));
    if (known_.size() < kMost) {
        known_.push_back({words, tag});
        slots_[slot] = static_cast<std::uint16_t>(known_.size());
    }
    return tag;
}

Tag Tags::find_long(std::string_view written) {
    const auto known = long_.find(std::string(written));
    if (known != long_.end()) {
        return known->second;
    }
    const Tag tag = read(written);
    if (long_.size() < kMost) {
        long_.emplace(written, tag);
    }
    return tag;
}

Tag Tags::read(std::string_view written) {
    const std::size_t colon = written.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : written.substr(0, colon);
    const std::string_view local = colon == std::string_view::npos ? written : written.substr(colon + 1);
    if (prefix == "xmlns" || written == "xmlns") {
        return Tag(prefixes_.place_of(prefix.empty() ? prefix : local), true, Name::unknown);
    }
    return Tag(prefixes_.place_of(prefix), false, name_of(local));
}

}  // namespace bianmu::extract::docx
