"""The four sectors of the measures (1/sectors)."""

from fzdigital.domain.worded import Worded


class Industry(Worded):
    """A sector in which providers are selected; the list is closed (1/sectors)."""

    KNIT = "knit", "针织或钩针编织物及其制造", "knitted or crocheted fabrics and their manufacture"
    COTTON = (
        "cotton",
        "棉纺织或化纤纺织及印染精加工",
        "cotton or chemical-fibre textiles, with printing, dyeing and finishing",
    )
    ELEC = "elec", "电子器件制造及配套", "electronic devices and their supply industry"
    AUTO = "auto", "汽车零部件及配件制造", "motor vehicle parts and accessories"
