"""Emulation: what the union competes in this year, who registered for which title, and the initiatives people made.

Campaign: phong trào thi đua (phases: đợt; blocs: khối; targets: chỉ tiêu; movements: phong trào cụ thể). Registration:
đăng ký thi đua. Title: danh hiệu. Initiative: sáng kiến.
"""
