#include "extract/pdf/backend/navigation.h"

#include <Catalog.h>

#include <algorithm>
#include <unordered_set>

#include "extract/pdf/text_string.h"
#include "model/text.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxOutlineDepth = 64;
constexpr std::size_t kMaxOutlineItems = 100'000;
constexpr int kMaxLinks = 10'000;  // of one page

int page_of(PDFDoc& doc, const LinkDest* dest) {
    if (dest == nullptr || !dest->isOk()) {
        return 0;
    }
    const int page = dest->isPageRef() ? doc.findPage(dest->getPageRef()) : dest->getPageNum();
    return page >= 1 && page <= doc.getNumPages() ? page : 0;
}

int page_of(PDFDoc& doc, const LinkGoTo& go) {
    if (go.getDest() != nullptr) {
        return page_of(doc, go.getDest());
    }
    if (go.getNamedDest() != nullptr) {
        return page_of(doc, doc.findDest(go.getNamedDest()).get());
    }
    return 0;
}

// The action of a link or outline item: its /Dest, else its /A.
std::unique_ptr<LinkAction> action_of(Dict& dict) {
    const Object dest = dict.lookup("Dest");
    if (!dest.isNull()) {
        return LinkAction::parseDest(&dest);
    }
    const Object action = dict.lookup("A");
    return action.isDict() ? LinkAction::parseAction(&action) : nullptr;
}

int page_of(PDFDoc& doc, const LinkAction* action) {
    return action != nullptr && action->getKind() == actionGoTo ? page_of(doc, static_cast<const LinkGoTo&>(*action)) : 0;
}

std::string target_of(PDFDoc& doc, const LinkAction* action) {
    if (action != nullptr && action->getKind() == actionURI) {
        return decode_name(static_cast<const LinkURI*>(action)->getURI());
    }
    const int page = page_of(doc, action);
    return page > 0 ? "#page=" + std::to_string(page) : std::string();
}

class OutlineWalk {
public:
    explicit OutlineWalk(PDFDoc& doc) : doc_(doc) {}

    // The items of one level hang on each other by /Next.
    void level(const Object& first, int depth) {
        Object link = first.copy();
        while (link.isRef() && depth <= kMaxOutlineDepth && out_.size() < kMaxOutlineItems && seen_.insert(link.getRef()).second) {
            const Object item = link.fetch(doc_.getXRef());
            if (!item.isDict()) {
                return;
            }
            const Object title = item.dictLookup("Title");
            if (title.isString()) {
                const std::string text = decode_text_string(text_of(*title.getString()));
                out_.push_back({std::string(model::trim(text)), depth, page_of(doc_, action_of(*item.getDict()).get())});
            }
            level(item.dictLookupNF("First"), depth + 1);
            link = item.dictLookupNF("Next").copy();
        }
    }

    [[nodiscard]] std::vector<model::OutlineItem> take() { return std::move(out_); }

private:
    PDFDoc& doc_;
    std::unordered_set<Ref> seen_;
    std::vector<model::OutlineItem> out_;
};

}  // namespace

std::vector<model::Link> read_links(PDFDoc& doc, Page& page, const std::array<double, 6>& matrix) {
    std::vector<model::Link> out;
    const Object annotations = page.getAnnotsObject();
    if (!annotations.isArray()) {
        return out;
    }
    const int count = std::min(annotations.arrayGetLength(), kMaxLinks);
    for (int i = 0; i < count; ++i) {
        const Object annotation = annotations.arrayGet(i);
        if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("Link")) {
            continue;
        }
        const Object rect = annotation.dictLookup("Rect");
        if (!rect.isArray() || rect.arrayGetLength() < 4) {
            continue;
        }
        std::string target = target_of(doc, action_of(*annotation.getDict()).get());
        if (target.empty()) {
            continue;
        }
        std::array<double, 4> corner{};
        for (int k = 0; k < 4; ++k) {
            corner[static_cast<std::size_t>(k)] = rect.arrayGet(k).getNumWithDefaultValue(0);
        }
        const auto place = [&](double x, double y) {
            const double px = matrix[0] * x + matrix[2] * y + matrix[4];
            const double py = matrix[1] * x + matrix[3] * y + matrix[5];
            return model::Box{px, py, px, py};
        };
        model::Box box = place(corner[0], corner[1]);
        box.add(place(corner[2], corner[3]));
        out.push_back({box, std::move(target)});
    }
    return out;
}

std::vector<model::OutlineItem> read_outline(PDFDoc& doc) {
    const Object catalog = doc.getXRef()->getCatalog();
    if (!catalog.isDict()) {
        return {};
    }
    const Object outline = catalog.dictLookup("Outlines");
    if (!outline.isDict()) {
        return {};
    }
    OutlineWalk walk(doc);
    walk.level(outline.dictLookupNF("First"), 1);
    return walk.take();
}

model::Metadata read_metadata(PDFDoc& doc) {
    const Object info = doc.getDocInfo();
    if (!info.isDict()) {
        return {};
    }
    const auto text = [&](const char* key) {
        const Object value = info.dictLookup(key);
        if (!value.isString()) {
            return std::string();
        }
        const std::string decoded = decode_text_string(text_of(*value.getString()));
        return std::string(model::trim(decoded));
    };
    return {text("Title"), text("Author"), text("Producer"), iso_date(text("CreationDate")), iso_date(text("ModDate"))};
}

}  // namespace bianmu::extract::pdf::backend
