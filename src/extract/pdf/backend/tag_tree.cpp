#include "extract/pdf/backend/tag_tree.h"

#include <Catalog.h>
#include <XRef.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extract/pdf/actual_text.h"
#include "extract/pdf/backend/object_source.h"
#include "extract/pdf/backend/structure_element.h"
#include "extract/pdf/tag_roles.h"
#include "extract/pdf/text_string.h"
#include "model/text.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxKids = 4'000'000;       // of the whole tree
constexpr std::size_t kMaxTags = 1'000'000;
constexpr int kMaxDepth = 10'000;                 // of elements in each other
constexpr int kMaxRoles = 10'000;                 // of the file's own
constexpr std::size_t kMaxTextBytes = 1U << 26U;  // of ActualText, together
constexpr int kMaxSpan = 1'000;                   // rows or columns of a cell
constexpr int kSeveral = -2;                      // in place of a page: more than one

using model::TagRole;

class TagWalk {
public:
    TagWalk(PDFDoc& doc, std::span<const std::byte> file, const model::Limits& limits, model::Pages& pages)
        : doc_(doc),
          objects_(doc, file, limits),
          pages_(pages),
          seen_(static_cast<std::size_t>(std::max(doc.getXRef()->getNumObjects(), 0))),
          places_(seen_.size(), -1) {}

    void run(int root) {
        learn_roles(root);
        learn_pages();
        open_.push_back({root, -1, -1, -1, 0});
        while (!open_.empty()) {
            const Node node = open_.back();
            open_.pop_back();
            visit(node);
        }
        mark_artifacts();
        std::vector<std::vector<Replacement>> by_page(pages_.pages.size());
        for (ActualText& text : texts_) {
            if (text.place >= 0) {
                by_page[static_cast<std::size_t>(text.place)].push_back(std::move(text.replacement));
            }
        }
        for (std::size_t place = 0; place < by_page.size(); ++place) {
            replace_text(pages_.pages[place], by_page[place]);
        }
    }

private:
    struct Node {
        int object = 0;
        int place = -1;            // in Pages::pages, of the element around it
        std::int32_t parent = -1;  // tag
        std::int32_t text = -1;    // of texts_
        int depth = 0;
    };
    struct ActualText {
        Replacement replacement;
        int place = -1;  // -1 = none yet
    };

    void learn_roles(int root) {
        const Object object = doc_.getXRef()->fetch(Ref{root, 0});
        const Object map = object.isDict() ? object.dictLookup("RoleMap") : null_object();
        for (int i = 0; map.isDict() && i < std::min(map.getDict()->getLength(), kMaxRoles); ++i) {
            if (const Object to = map.getDict()->getVal(i); to.isName()) {
                roles_.map(map.getDict()->getKey(i), to.getName());
            }
        }
    }

    void learn_pages() {
        last_mcid_.assign(pages_.pages.size(), -1);
        for (std::size_t place = 0; place < pages_.pages.size(); ++place) {
            Page* const page = doc_.getPage(pages_.pages[place].number);
            const int object = page == nullptr ? -1 : page->getRef().num;
            if (object >= 0 && static_cast<std::size_t>(object) < places_.size()) {
                places_[static_cast<std::size_t>(object)] = static_cast<int>(place);
            }
            for (const model::GlyphRun& run : pages_.pages[place].runs) {
                last_mcid_[place] = std::max(last_mcid_[place], run.mcid);
            }
        }
    }

    [[nodiscard]] int place_of(int page_object, int otherwise) const {
        if (page_object < 0) {
            return otherwise;
        }
        return static_cast<std::size_t>(page_object) < places_.size() ? places_[static_cast<std::size_t>(page_object)] : -1;
    }

    void visit(Node node) {
        if (node.depth > kMaxDepth || node.object < 0 || static_cast<std::size_t>(node.object) >= seen_.size() ||
            seen_[static_cast<std::size_t>(node.object)] || kids_ >= kMaxKids) {
            return;
        }
        seen_[static_cast<std::size_t>(node.object)] = true;
        Tokenizer* const tokens = objects_.open(node.object);
        if (tokens == nullptr || !read_element(*tokens, kMaxKids - kids_, element_) || element_.foreign) {
            return;
        }
        kids_ += element_.kids.size();
        ++node.depth;
        node.place = place_of(element_.page, node.place);
        if (element_.mcid >= 0) {  // a reference to marked content that is an object of its own
            hold(node, node.place, element_.mcid);
            return;
        }
        const bool tagged = open_element(node);
        for (const StructureElement::Kid& kid : element_.kids) {
            if (!kid.object) {
                hold(node, place_of(kid.page, node.place), kid.number);
            }
        }
        for (auto kid = element_.kids.rbegin(); kid != element_.kids.rend(); ++kid) {
            if (kid->object) {
                open_.push_back({kid->number, node.place, node.parent, node.text, node.depth});
            }
        }
        if (tagged && element_.attributes != 0) {
            model::Tag& tag = pages_.tags.back();
            if (tag.role == TagRole::cell || tag.role == TagRole::header_cell) {
                tokens->move_to(element_.attributes);
                read_span(*tokens, tag);
            }
        }
    }

    // Makes a tag of the element if it says something; `node` then stands for what is inside.
    [[nodiscard]] bool open_element(Node& node) {
        const bool readable = objects_.strings_readable();
        text_bytes_ += element_.actual_text.size();
        if (node.text < 0 && readable && element_.actual_text.data() != nullptr && text_bytes_ <= kMaxTextBytes) {
            node.text = static_cast<std::int32_t>(texts_.size());
            texts_.push_back({{decode_text_string(element_.actual_text), {}}, -1});
        }
        const Role role = roles_.find(element_.role);
        if (!role.role || pages_.tags.size() >= kMaxTags) {
            return false;
        }
        model::Tag& tag = pages_.tags.emplace_back();
        tag.role = *role.role;
        tag.level = role.level;
        tag.parent = node.parent;
        if (readable && (tag.role == TagRole::figure || tag.role == TagRole::formula)) {
            tag.alt = std::string(model::trim(decode_text_string(element_.alt)));
        }
        node.parent = static_cast<std::int32_t>(pages_.tags.size() - 1);
        return true;
    }

    // Notes that marked content belongs to the tag and the ActualText around it.
    void hold(const Node& node, int place, int mcid) {
        if (place < 0 || mcid > last_mcid_[static_cast<std::size_t>(place)]) {
            return;
        }
        std::vector<std::int32_t>& tags = pages_.pages[static_cast<std::size_t>(place)].tags;
        if (tags.empty()) {
            tags.resize(static_cast<std::size_t>(last_mcid_[static_cast<std::size_t>(place)]) + 1, -1);
        }
        tags[static_cast<std::size_t>(mcid)] = node.parent;
        if (node.text >= 0) {
            ActualText& text = texts_[static_cast<std::size_t>(node.text)];
            text.place = text.place == -1 || text.place == place ? place : kSeveral;
            text.replacement.mcids.push_back(mcid);
        }
    }

    // What the tree calls an artifact is one, as if its content said so.
    void mark_artifacts() {
        for (model::Page& page : pages_.pages) {
            for (model::GlyphRun& run : page.runs) {
                const auto id = static_cast<std::size_t>(run.mcid);
                const bool tagged = run.mcid >= 0 && id < page.tags.size() && page.tags[id] >= 0;
                run.artifact = run.artifact || (tagged && pages_.tags[static_cast<std::size_t>(page.tags[id])].role == TagRole::artifact);
            }
        }
    }

    void read_span(Tokenizer& tokens, model::Tag& tag) {
        CellSpan span;
        std::vector<int> objects;
        std::vector<int> none;  // attributes in attributes are not followed
        read_attributes(tokens, span, objects);
        for (const int object : objects) {
            if (Tokenizer* const other = objects_.open(object)) {
                read_attributes(*other, span, none);
            }
        }
        tag.row_span = static_cast<std::uint16_t>(std::clamp(span.rows, 1, kMaxSpan));
        tag.column_span = static_cast<std::uint16_t>(std::clamp(span.columns, 1, kMaxSpan));
    }

    PDFDoc& doc_;
    ObjectSource objects_;
    model::Pages& pages_;
    TagRoles roles_;
    std::vector<bool> seen_;               // by object number
    std::vector<int> places_;              // by object number of the page
    std::vector<std::int32_t> last_mcid_;  // by place: what no glyph has is of no use
    std::vector<Node> open_;
    StructureElement element_;             // reused
    std::vector<ActualText> texts_;
    std::size_t kids_ = 0, text_bytes_ = 0;
};

}  // namespace

void read_tags(PDFDoc& doc, std::span<const std::byte> file, const model::Limits& limits, model::Pages& pages) {
    const Object catalog = doc.getXRef()->getCatalog();
    if (catalog.isDict() && catalog.dictLookupNF("StructTreeRoot").isRef()) {
        TagWalk(doc, file, limits, pages).run(catalog.dictLookupNF("StructTreeRoot").getRef().num);
    }
}

}  // namespace bianmu::extract::pdf::backend
