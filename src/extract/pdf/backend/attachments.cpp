#include "extract/pdf/backend/attachments.h"

#include <XRef.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "extract/pdf/text_string.h"
#include "model/text.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxAttachments = 10'000;
constexpr std::size_t kMaxNodes = 10'000;   // of the name tree
constexpr int kMaxEntries = 100'000;        // of one list
constexpr int kMaxAnnotations = 10'000;     // of one page

std::string text_in(const Object& dict, const char* key) {
    const Object value = dict.dictLookup(key);
    return value.isString() ? std::string(model::trim(decode_text_string(text_of(*value.getString())))) : std::string();
}

// A file specification may name folders of the system that it comes from.
std::string last_part(const std::string& path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

class AttachmentList {
public:
    explicit AttachmentList(XRef* xref) : xref_(xref) {}

    // The leaves of a name tree hold names and file specifications by turns.
    void add_tree(const Object& root) {
        std::vector<Object> open;
        open.push_back(root.copy());
        std::unordered_set<int> seen;
        while (!open.empty() && nodes_ < kMaxNodes) {
            const Object link = std::move(open.back());
            open.pop_back();
            if (link.isRef() && !seen.insert(link.getRef().num).second) {
                continue;
            }
            ++nodes_;
            const Object node = link.fetch(xref_);
            if (!node.isDict()) {
                continue;
            }
            const Object names = node.dictLookup("Names");
            for (int i = 1; names.isArray() && i < std::min(names.arrayGetLength(), kMaxEntries); i += 2) {
                add(names.arrayGet(i), 0);
            }
            const Object kids = node.dictLookup("Kids");
            for (int i = kids.isArray() ? std::min(kids.arrayGetLength(), kMaxEntries) - 1 : -1; i >= 0; --i) {
                open.push_back(kids.arrayGetNF(i).copy());
            }
        }
    }

    void add(const Object& specification, int page) {
        if (!specification.isDict() || found_.size() >= kMaxAttachments) {
            return;
        }
        const Object files = specification.dictLookup("EF");
        if (!files.isDict()) {
            return;
        }
        const Object file = files.dictLookupNF(files.getDict()->hasKey("UF") ? "UF" : "F").copy();
        if (!file.isRef() || !known_.insert(file.getRef().num).second) {
            return;
        }
        model::Attachment attachment;
        for (const char* key : {"UF", "F", "Unix", "DOS"}) {
            if (attachment.name = last_part(text_in(specification, key)); !attachment.name.empty()) {
                break;
            }
        }
        attachment.description = text_in(specification, "Desc");
        attachment.page = page;
        if (const Object stream = file.fetch(xref_); stream.isStream()) {
            const Object type = stream.streamGetDict()->lookup("Subtype");
            const Object parameters = stream.streamGetDict()->lookup("Params");
            const Object size = parameters.isDict() ? parameters.dictLookup("Size") : null_object();
            attachment.media_type = type.isName() ? decode_name(type.getName()) : std::string();
            if (size.isNum() && size.getNum() >= 0 && size.getNum() < 1e15) {
                attachment.bytes = static_cast<std::uint64_t>(size.getNum());
            }
        }
        found_.push_back(std::move(attachment));
    }

    [[nodiscard]] std::vector<model::Attachment> take() { return std::move(found_); }

private:
    XRef* xref_;
    std::vector<model::Attachment> found_;
    std::unordered_set<int> known_;  // by object of the file
    std::size_t nodes_ = 0;
};

}  // namespace

std::vector<model::Attachment> read_attachments(PDFDoc& doc, const std::vector<model::Page>& pages) {
    AttachmentList list(doc.getXRef());
    const Object catalog = doc.getXRef()->getCatalog();
    if (!catalog.isDict()) {
        return {};
    }
    if (const Object names = catalog.dictLookup("Names"); names.isDict()) {
        list.add_tree(names.dictLookupNF("EmbeddedFiles"));
    }
    const Object associated = catalog.dictLookup("AF");
    for (int i = 0; associated.isArray() && i < std::min(associated.arrayGetLength(), kMaxEntries); ++i) {
        list.add(associated.arrayGet(i), 0);
    }
    for (const model::Page& page : pages) {
        Page* const source = doc.getPage(page.number);
        const Object annotations = source == nullptr ? null_object() : source->getAnnotsObject();
        for (int i = 0; annotations.isArray() && i < std::min(annotations.arrayGetLength(), kMaxAnnotations); ++i) {
            const Object annotation = annotations.arrayGet(i);
            if (annotation.isDict() && annotation.dictLookup("Subtype").isName("FileAttachment")) {
                list.add(annotation.dictLookup("FS"), page.number);
            }
        }
    }
    return list.take();
}

}  // namespace bianmu::extract::pdf::backend
