# SPDX-License-Identifier: MIT
# By a settings file beside it Portolan knows that it is to leave nothing elsewhere.
if(CPACK_GENERATOR STREQUAL "ZIP")
    file(WRITE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/portolan.ini "")
endif()
