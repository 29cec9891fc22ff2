# The library for other projects, component `development`. For C++, `find_package(bianmu)` gives bianmu::bianmu, pkg-config gives `bianmu`: static, as one
# archive for each room; what the archives need themselves is found by the config file. For C, pkg-config gives `bianmu-c`: libbianmu.so and bianmu.h.

# The archives that a room's archive is linked with, itself the first, whoever needs others before them.
function(archives_of target out)
  set(rest ${ARGN})
  if(NOT target IN_LIST rest)
    get_target_property(libraries ${target} LINK_LIBRARIES)
    list(FILTER libraries INCLUDE REGEX "^bianmu_")
    foreach(library IN LISTS libraries)
      archives_of(${library} rest ${rest})
    endforeach()
    list(PREPEND rest ${target})
  endif()
  set(${out} ${rest} PARENT_SCOPE)
endfunction()
archives_of(bianmu_convert archives)

set(headers
  convert/convert.h convert/profiles.h convert/read_file.h structure/profile_check.h emit/emit.h
  model/code.h model/diagnostic.h model/document.h model/explanation.h model/flow.h model/geometry.h model/limits.h model/location.h model/page.h model/progress.h
  model/result.h model/revisions.h)

add_library(bianmu_library INTERFACE)
target_link_libraries(bianmu_library INTERFACE bianmu_convert bianmu_emit)
target_compile_features(bianmu_library INTERFACE cxx_std_20)
set_target_properties(bianmu_library PROPERTIES EXPORT_NAME bianmu)

install(TARGETS ${archives} bianmu_library EXPORT bianmu ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
foreach(header IN LISTS headers)
  cmake_path(GET header PARENT_PATH folder)
  install(FILES src/${header} DESTINATION include/bianmu/${folder} COMPONENT development)
endforeach()

include(CMakePackageConfigHelpers)
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/bianmu)
configure_package_config_file(packaging/bianmu-config.cmake.in ${CMAKE_BINARY_DIR}/bianmu-config.cmake INSTALL_DESTINATION ${config})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/bianmu-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/bianmu-config.cmake ${CMAKE_BINARY_DIR}/bianmu-config-version.cmake DESTINATION ${config} COMPONENT development)
install(EXPORT bianmu FILE bianmu-targets.cmake NAMESPACE bianmu:: DESTINATION ${config} COMPONENT development)

list(TRANSFORM archives PREPEND -l OUTPUT_VARIABLE BIANMU_LIBS)
list(JOIN BIANMU_LIBS " " BIANMU_LIBS)
file(RELATIVE_PATH PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
foreach(name IN ITEMS bianmu bianmu-c)
  configure_file(packaging/${name}.pc.in ${CMAKE_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endforeach()

install(TARGETS bianmu_shared LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(FILES src/capi/bianmu.h DESTINATION include COMPONENT development)
