#include "extract/pdf/backend/page_groups.h"

#include <algorithm>
#include <utility>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxTries = 16;  // groups that a page is compared with: more cost more than they save

std::string lie_of(const Page& page) {
    const PDFRectangle& box = *page.getCropBox();
    std::string key;
    for (const double value : {box.x1, box.y1, box.x2, box.y2, static_cast<double>(page.getRotate())}) {
        key += std::to_string(value) + ' ';
    }
    return key;
}

bool agree(const std::map<std::string, Ref>& fonts, const std::map<std::string, Ref>& others) {
    return std::all_of(others.begin(), others.end(), [&](const auto& other) {
        const auto same = fonts.find(other.first);
        return same == fonts.end() || same->second == other.second;
    });
}

}  // namespace

PageGroups::PageGroups(PDFDoc& doc, const std::vector<int>& pages) {
    groups_of_pages_.resize(pages.size());
    for (std::size_t place = 0; place < pages.size(); ++place) {
        Page* page = doc.getPage(pages[place]);
        if (page == nullptr || !page->isOk()) {
            continue;
        }
        const std::size_t index = sort(*page, doc.getXRef());
        groups_[index].last = place;
        groups_of_pages_[place] = index;
    }
}

std::size_t PageGroups::sort(Page& page, XRef* xref) {
    PageGroup wanted;
    Dict* resources = page.getResourceDict();
    if (resources == nullptr) {
        wanted.own_resources = true;
        return add(std::move(wanted), {});
    }
    const std::string lie = lie_of(page);
    const Object& link = resources->lookupNF("Font");
    const Object fonts = link.fetch(xref);
    bool direct = false;
    if (fonts.isDict()) {
        for (int i = 0; i < fonts.dictGetLength(); ++i) {
            const Object& font = fonts.dictGetValNF(i);
            direct = direct || !font.isRef();
            if (font.isRef()) {
                wanted.fonts.emplace(fonts.dictGetKey(i), font.getRef());
            }
        }
    }
    if (direct && !link.isRef()) {
        wanted.own_resources = true;
        return add(std::move(wanted), {});
    }
    if (direct) {
        wanted.font_dict = link.getRef();
    }
    std::vector<std::size_t>& candidates = open_[lie];
    const std::size_t tries = std::min(candidates.size(), kMaxTries);
    for (std::size_t back = 0; back < tries; ++back) {
        const std::size_t index = candidates[candidates.size() - 1 - back];
        PageGroup& group = groups_[index];
        if (group.font_dict == wanted.font_dict && (direct || agree(group.fonts, wanted.fonts))) {
            group.fonts.merge(wanted.fonts);
            std::rotate(candidates.end() - 1 - static_cast<std::ptrdiff_t>(back), candidates.end() - static_cast<std::ptrdiff_t>(back),
                        candidates.end());
            return index;
        }
    }
    return add(std::move(wanted), lie);
}

std::size_t PageGroups::add(PageGroup group, const std::string& key) {
    groups_.push_back(std::move(group));
    if (!key.empty()) {
        open_[key].push_back(groups_.size() - 1);
    }
    return groups_.size() - 1;
}

Object font_resources(const PageGroup& group, XRef* xref) {
    auto* resources = new Dict(xref);
    if (group.font_dict != Ref::INVALID()) {
        resources->add("Font", Object(group.font_dict));
    } else {
        auto* fonts = new Dict(xref);
        for (const auto& [name, font] : group.fonts) {
            fonts->add(name.c_str(), Object(font));
        }
        resources->add("Font", Object(fonts));
    }
    return Object(resources);
}

Object other_resources(Page& page, XRef* xref) {
    Dict* resources = page.getResourceDict();
    if (resources == nullptr) {
        return null_object();
    }
    Object copy(resources->copy(xref));
    copy.dictRemove("Font");
    return copy;
}

}  // namespace bianmu::extract::pdf::backend
