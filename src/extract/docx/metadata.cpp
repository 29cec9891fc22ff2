#include "extract/docx/metadata.h"

#include <string>

#include "extract/docx/dates.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

class PropertiesHandler : public Handler {
public:
    explicit PropertiesHandler(model::Metadata& metadata) : metadata_(metadata) {}

    void start(const Element& element) override {
        text_.clear();
        const bool core = element.ns == Ns::dc || element.ns == Ns::dcterms;
        target_ = core && element.name == Name::title                          ? &metadata_.title
                  : core && element.name == Name::creator                      ? &metadata_.author
                  : core && element.name == Name::created                      ? &metadata_.created
                  : core && element.name == Name::modified                     ? &metadata_.modified
                  : element.ns == Ns::app && element.name == Name::Application ? &metadata_.producer
                                                                               : nullptr;
    }
    void end(Ns /*ns*/, Name /*name*/) override {
        if (target_ != nullptr && target_->empty()) {
            const std::string value = model::to_nfc(model::trim(text_));
            const bool is_date = target_ == &metadata_.created || target_ == &metadata_.modified;
            *target_ = is_date ? read_date(value) : value;
        }
        target_ = nullptr;
    }
    void text(std::string_view piece) override {
        if (target_ != nullptr) {
            text_ += piece;
        }
    }

private:
    model::Metadata& metadata_;
    std::string* target_ = nullptr;
    std::string text_;
};

}  // namespace

model::Result<bool> read_properties_part(Package& package, std::string_view part, model::Metadata& metadata) {
    PropertiesHandler handler(metadata);
    return parse_part(package, part, handler);
}

}  // namespace bianmu::extract::docx
